import type { Scenario } from '../scenario.ts';

const version = 'python3.12 --version';
const torchModules =
  'uv pip install -q --python python3.13 --target modules typing_extensions filelock sympy networkx jinja2 fsspec numpy packaging pip-requirements-parser setuptools';

/** PyTorch and CUDA on a machine without a graphics card. */
export const cuda: readonly Scenario[] = [
  {
    id: 'cuda-driver-library--numba',
    version,
    setup: 'uv venv -q --python 3.12 .venv && uv pip install -q numba==0.61.2',
    command: '.venv/bin/python -c "from numba import cuda; cuda.to_device([1.0])"',
  },
  {
    id: 'cuda-library-missing',
    version,
    setup:
      'uv venv -q --python 3.12 .venv && uv pip install -q --no-cache --no-deps faiss-gpu-cu12==1.8.0.2 numpy==1.26.4 packaging',
    command:
      '.venv/bin/python -c "import ctypes, glob; ctypes.CDLL(glob.glob(\'.venv/lib/*/site-packages/faiss/_swigfaiss*.so\')[0])"',
  },
  {
    id: 'torch-without-cuda',
    version: '$TORCH_PYTHON --version',
    setup: torchModules,
    command:
      'PYTHONPATH=modules:$TORCH_PACKAGES $TORCH_PYTHON -c "import torch; torch.zeros(1).cuda()"',
  },
  {
    id: 'torch-twice',
    version: '$TORCH_PYTHON --version',
    setup: `cp -r $REPOSITORY/examples/cuda-pytorch-starter/. . && chmod -R u+w .; ${torchModules}
cp -r $TORCH_PACKAGES/torch-2.6.0+debian.egg-info modules/; mkdir modules/torch; echo '__version__ = "2.5.0"' > modules/torch/__init__.py
printf '#!/bin/sh\\nPYTHONPATH=%s:%s exec %s "$@"\\n' "$PWD/modules" "$TORCH_PACKAGES" "$TORCH_PYTHON" > python; chmod +x python`,
    command:
      'PYTHONPATH=modules $TORCH_PYTHON nix/verify/verify.py --owner nix --cuda 12.8 --requirements requirements-dev.txt --python ./python',
  },
];
