# Whether PyTorch for this Python and this CUDA can be downloaded, and how.
#
# The CUDA team's public cache has the default versions of nixpkgs: one Python and
# one CUDA. For every other combination, PyTorch is compiled on this machine.
{ pkgs, stdenv }:
let
  chosen = "Python 3.13 and CUDA 12.9";
  usual = "Python ${pkgs.python3.pythonVersion} and CUDA ${pkgs.cudaPackages.cudaMajorMinorVersion}";
in
if stdenv.hostPlatform.isDarwin then
  {
    hasTorch = true;
    text = "On macOS, PyTorch has no CUDA, and comes from the cache of nixpkgs.\n";
  }
else if chosen == usual then
  {
    hasTorch = true;
    text = ''
      PyTorch for ${chosen} is in the public cache of the CUDA team. Nix downloads it from
      there with these two lines in nix.conf, and compiles it for hours without them:
        extra-substituters = https://cache.nixos-cuda.org
        extra-trusted-public-keys = cache.nixos-cuda.org:74DUi4Ye579gUqzH4ziL9IyiJBlDpMRn9MBN8oNan9M=
    '';
  }
else
  {
    hasTorch = false;
    text = ''
      PyTorch for ${chosen} is compiled on this machine, which takes hours. The public
      cache of the CUDA team has it for ${usual}, which the answers python and cuda choose.
    '';
  }
