/**
 * What programs print that this repository's machines cannot run: macOS, NixOS, graphics cards. As people
 * posted it, shortened; by the id of the row that explains it.
 */
export const posted: Readonly<Record<string, { readonly source: string; readonly log: string }>> = {
  'library-architecture': {
    source: 'https://github.com/astral-sh/uv/issues/3599',
    log: "ImportError: dlopen(/Users/me/p/.venv/lib/python3.11/site-packages/pydantic_core/_pydantic_core.cpython-311-darwin.so, 0x0002): tried: '/Users/me/p/.venv/lib/python3.11/site-packages/pydantic_core/_pydantic_core.cpython-311-darwin.so' (mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64'))\n",
  },
  'library-macos-missing': {
    source: 'https://github.com/dmlc/xgboost/issues/10946',
    log: "ImportError: dlopen(/Users/me/p/.venv/lib/python3.12/site-packages/xgboost/lib/libxgboost.dylib, 0x0006): Library not loaded: @rpath/libomp.dylib\n  Reason: tried: '/opt/homebrew/opt/libomp/lib/libomp.dylib' (no such file)\n",
  },
  'qt-platform-plugin': {
    source: 'https://github.com/mbridak/not1mm/pull/98',
    log: 'qt.qpa.plugin: From 6.5.0, xcb-cursor0 or libxcb-cursor0 is needed to load the Qt xcb platform plugin.\nqt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "" even though it was found.\nThis application failed to start because no Qt platform plugin could be initialized. Reinstalling the application may fix this problem.\n',
  },
  'triton-ldconfig': {
    source: 'https://github.com/NixOS/nixpkgs/issues/426296',
    log: '  File "/home/me/p/.venv/lib/python3.12/site-packages/triton/backends/nvidia/driver.py", line 32, in libcuda_dirs\n    libs = subprocess.check_output(["/sbin/ldconfig", "-p"]).decode(errors="ignore")\nFileNotFoundError: [Errno 2] No such file or directory: \'/sbin/ldconfig\'\n',
  },
  'cuda-driver-too-old': {
    source: 'https://github.com/lllyasviel/Fooocus/issues/1313',
    log: '/home/me/p/.venv/lib/python3.12/site-packages/torch/cuda/__init__.py:174: UserWarning: CUDA initialization: The NVIDIA driver on your system is too old (found version 11040). Please update your GPU driver.\n',
  },
  'cuda-driver-mismatch': {
    source: 'https://github.com/intel/llvm/issues/17614',
    log: 'Failed to initialize NVML: Driver/library version mismatch\nNVML library version: 560.35\n',
  },
  'cuda-card-unsupported': {
    source: 'https://github.com/pytorch/pytorch/issues/150733',
    log: 'NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not compatible with the current PyTorch installation.\nRuntimeError: CUDA error: no kernel image is available for execution on the device\n',
  },
  'cuda-wrong-driver-library': {
    source: 'https://github.com/mistralai/mistral-inference/issues/144',
    log: 'RuntimeError: Unexpected error from cudaGetDeviceCount(). Did you run some cuda functions before calling NumCudaDevices() that might have already set an error? Error 804: forward compatibility was attempted on non supported HW\n',
  },
  'nix-stub-ld': {
    source: 'https://nix.dev/permalink/stub-ld',
    log: 'Could not start dynamically linked executable: /home/me/.local/share/uv/python/cpython-3.13.5-linux-x86_64-gnu/bin/python3.13\nNixOS cannot run dynamically linked executables intended for generic\nlinux environments out of the box. For more information, see:\nhttps://nix.dev/permalink/stub-ld\n',
  },
  'uv-store-environment': {
    source: 'https://github.com/pyproject-nix/uv2nix/issues/208',
    log: 'error: Read-only file system (os error 30) at path "/nix/store/zn40yq0r9z3hgxcdcmdvcay4fv1yfjxn-coco-env/.lock"\n',
  },
  'poetry2nix-markers': {
    source: 'https://github.com/nix-community/poetry2nix/issues/1909',
    log: '       error: expected a string but found a set: { dev = "sys_platform == \\"win32\\""; main = "platform_system == \\"Windows\\""; }\n',
  },
  'python-without-module': {
    source: 'https://docs.python.org/3/library/tkinter.html',
    log: '  File "/nix/store/l9xhh6l4b6jr9cd6g5b4nb2pk4kvcdl8-python3-3.12.10/lib/python3.12/tkinter/__init__.py", line 38, in <module>\n    import _tkinter # If this fails your Python may not be configured for Tk\nModuleNotFoundError: No module named \'_tkinter\'\n',
  },
};
