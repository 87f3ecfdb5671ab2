import type { Row } from './row.ts';

/** PyTorch, CUDA and NVIDIA's driver. */
export const cudaRows: readonly Row[] = [
  {
    id: 'cuda-driver-library',
    title: 'NVIDIA’s driver is not found',
    patterns: [
      /(?<library>libcuda\.so[\w.]{0,10}|libnvidia-[\w.-]{1,60}): cannot open shared object file/,
      /Found no NVIDIA driver on your system/,
      /CUDA driver library cannot be found/,
      /cudaErrorInsufficientDriver: CUDA driver version is insufficient/,
      /CUDA driver version is insufficient for CUDA runtime version/,
    ],
    happened:
      'The program wants to use an NVIDIA graphics card, but the driver’s library, libcuda.so.1, is missing or too old. It belongs to the system and is never in the Nix store, as it has to match the kernel.',
    todo: [
      'Check whether the system has a driver and a card: `nvidia-smi`.',
      'Let the flake report what it sees: `nix run .#verify`.',
      'On NixOS: `hardware.graphics.enable = true` and `services.xserver.videoDrivers = [ "nvidia" ]`. On WSL, it is in `/usr/lib/wsl/lib`. Elsewhere, install the driver of the distribution.',
      'Without a card: use the CPU, `torch.device("cpu")`, and skip such tests.',
    ],
    link: 'https://pytorch.org/get-started/locally/',
  },
  {
    id: 'cuda-driver-too-old',
    title: 'NVIDIA’s driver is too old for this PyTorch',
    patterns: [/NVIDIA driver on your system is too old \(found version (?<version>\d+)\)/],
    happened:
      'The driver knows CUDA up to version {version} (12040 is 12.4), and this PyTorch was built for a newer one.',
    todo: [
      'Install a newer driver; on NixOS, `hardware.nvidia.package`.',
      'Or use a PyTorch for an older CUDA: `uv pip install --torch-backend=auto torch`, or `--set cuda=VERSION` for the template cuda-pytorch.',
    ],
    link: 'https://docs.nvidia.com/deploy/cuda-compatibility/',
  },
  {
    id: 'cuda-driver-mismatch',
    title: 'NVIDIA’s driver and its libraries are of two versions',
    patterns: [/Failed to initialize NVML: Driver\/library version mismatch/],
    happened:
      'The driver was updated on disk, but the kernel still runs the one before; or libraries of another version were found first.',
    todo: [
      'Restart the machine.',
      'If it stays: `ls -l /run/opengl-driver/lib/libnvidia-ml.so* /usr/lib/*/libnvidia-ml.so*` and `cat /proc/driver/nvidia/version` show both versions.',
    ],
  },
  {
    id: 'cuda-card-unsupported',
    title: 'This PyTorch was not built for the graphics card',
    patterns: [
      /with CUDA capability (?<capability>sm_\d+) is not compatible with the current PyTorch/,
    ],
    happened:
      'The card is of the kind {capability}, and this PyTorch has no code for it: the card is newer, or much older, than the build.',
    todo: [
      'For a newer card, use a PyTorch for a newer CUDA: `uv pip install --torch-backend=auto torch`, or `--set cuda=VERSION` for the template cuda-pytorch.',
      'See for which cards it was built: `python -c "import torch; print(torch.cuda.get_arch_list())"`.',
    ],
  },
  {
    id: 'cuda-wrong-driver-library',
    title: 'NVIDIA’s driver is older than the libcuda that was loaded',
    patterns: [/Error 804: forward compatibility was attempted on non supported HW/],
    happened:
      'A `libcuda.so.1` that is newer than the running driver was found first, such as that of cuda-compat. Only cards for data centres can use it.',
    todo: [
      'Install a newer driver.',
      'Or let the driver’s own come first: `/usr/lib/wsl/lib` on WSL, `/run/opengl-driver/lib` on NixOS; remove cuda-compat from LD_LIBRARY_PATH.',
      'See what is loaded: `LD_DEBUG=libs python -c "import torch; torch.cuda.init()" 2>&1 | grep libcuda.so`.',
    ],
  },
  {
    id: 'triton-ldconfig',
    title: 'Triton looks for the driver with ldconfig, which Nix does not have',
    patterns: [
      /No such file or directory: '(?:\/sbin\/)?ldconfig'/,
      /Command '\['(?:\/sbin\/)?ldconfig', '-p'\]' returned non-zero/,
    ],
    happened:
      'Triton, which PyTorch compiles with, asks `ldconfig` for the folder of libcuda.so.1. NixOS and builds have no `/sbin/ldconfig`, and that of Nix knows no library of the system.',
    todo: [
      'Name the folder in the dev shell: `export TRITON_LIBCUDA_PATH=/run/opengl-driver/lib` on NixOS, `/usr/lib/wsl/lib` on WSL.',
    ],
    link: 'https://github.com/NixOS/nixpkgs/issues/426296',
  },
  {
    id: 'cuda-library-missing',
    title: 'A CUDA library is missing: {library}',
    patterns: [
      /(?<![\w.+/-])(?<library>lib(?:cud(?!a\.)|cublas|cufft|curand|cusolver|cusparse|nccl|nvrtc|nvJitLink|nvToolsExt|cupti)[\w.+-]{1,60}): cannot open shared object file/,
    ],
    happened:
      'A package that was built for CUDA loads `{library}`. It comes from NVIDIA’s packages of the same version: from nixpkgs, or from wheels called nvidia-….',
    todo: [
      'With PyTorch as a wheel, install it with all its dependencies: no `--no-deps`, and `uv sync --reinstall`.',
      'With PyTorch from Nix, other packages must not bring their own: take such a package from nixpkgs too, in `nix/environment.nix`.',
      'For a program of your own, add it from `pkgs.cudaPackages` to `nix/libraries.nix`.',
    ],
  },
  {
    id: 'torch-without-cuda',
    title: 'This PyTorch was built without CUDA',
    patterns: [/Torch not compiled with CUDA enabled/],
    happened:
      'PyTorch was asked to use a graphics card, but this build is for the CPU only. A driver does not change that.',
    todo: [
      'See which one is used: `python -c "import torch; print(torch.__version__, torch.version.cuda, torch.__file__)"`.',
      'From nixpkgs, it needs `cudaSupport = true`, as in `nix/nixpkgs.nix` of the template cuda-pytorch.',
      'As a wheel, take it from the index for your CUDA: `uv pip install --torch-backend=auto torch`.',
    ],
    link: 'https://docs.astral.sh/uv/guides/integration/pytorch/',
  },
  {
    id: 'torch-twice',
    title: 'PyTorch is installed twice',
    patterns: [/torch is there twice/],
    happened:
      'PyTorch was found in more than one folder. Which one is imported depends on their order, and packages that were built for the other one crash or compute nonsense.',
    todo: [
      'Use one of them: remove torch, and packages that bring it, from the requirements, or use `--set torch=wheel`.',
      'Recreate `.venv`: remove it, and enter the dev shell again.',
      'Ignore packages in your home folder: `export PYTHONNOUSERSITE=1`.',
    ],
  },
];
