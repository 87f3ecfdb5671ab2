# Python with packages from nixpkgs: https://search.nixos.org/packages?query=python3Packages
#
# uv installs none of these again. Everything else belongs in requirements-dev.txt.
{ interpreter }:
interpreter.withPackages (available: [
  available.torch
  available.torchvision
  available.torchaudio
  available.einops
  available.fastapi
  available.gitpython
  available.httpx
  available.huggingface-hub
  available.hypothesis
  available.numpy
  available.opencv4
  available.pillow
  available.pytest-cov
  available.scipy
  available.sounddevice
  available.soundfile
  available.transformers
  available.uvicorn
  available.pytest
])
