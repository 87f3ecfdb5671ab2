# Python 3.13, whose packages are those for CUDA 12.8.
{ pkgs, stdenv }:
let
  withCuda =
    pkgs.cudaPackages_12_8.pkgs
      or (throw "nixpkgs has no CUDA 12.8 any more: --cuda chooses another one.");
in
if stdenv.hostPlatform.isLinux then withCuda.python313 else pkgs.python313
