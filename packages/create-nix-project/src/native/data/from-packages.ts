/**
 * Libraries that packages of the index have for one another: those of Python itself, Qt, PyTorch,
 * TensorFlow, and of CUDA in the packages nvidia-*. A part of a package that needs one that is not
 * installed is a part that is not used.
 */
const fromPackages = new RegExp(
  `^lib(${[
    'python3.*',
    'Qt[56].*|shiboken[26].*|pyside[26].*',
    'torch.*|c10.*|shm|tensorflow_.*',
    'cudart|cublas(Lt)?|cudnn.*|cufft|curand|cusparse(Lt)?|cusolver|cufile|cupti|nccl|nvrtc|nvJitLink|nvjpeg|nvshmem.*|nvToolsExt|npp\\w+',
  ].join('|')})\\.so[\\d.]*$`,
);

/** Whether a library comes from a Python package, if at all. */
export function isFromPackage(soname: string): boolean {
  return fromPackages.test(soname);
}
