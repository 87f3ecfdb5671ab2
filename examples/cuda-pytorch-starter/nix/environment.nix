# Python with packages from nixpkgs: https://search.nixos.org/packages?query=python3Packages
#
# uv installs none of these again. Everything else belongs in requirements-dev.txt.
{ interpreter }:
interpreter.withPackages (available: [
  available.torch
  available.torchvision
  available.torchaudio
  available.numpy
  available.pytest
])
