# Python 3.13, whose packages are those for CUDA 12.9.
{ pkgs, stdenv }:
let
  withCuda =
    pkgs.cudaPackages_12_9.pkgs
      or (throw "nixpkgs has no CUDA 12.9 any more: `npm create nix-project@latest -- update --set cuda=VERSION` chooses another one.");
in
if stdenv.hostPlatform.isLinux then withCuda.python313 else pkgs.python313
