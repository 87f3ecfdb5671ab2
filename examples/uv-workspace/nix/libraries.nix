# Native libraries that Python wheels expect on every Linux machine.
#
# An import fails with "libGL.so.1: cannot open shared object file"? Add the package that has the
# file: https://search.nixos.org/packages
#
# There was no lock file, so the libraries of the packages were not looked up. With one,
# `create-nix-project detect` lists them.
{ pkgs }:
[
  pkgs.stdenv.cc.cc.lib # libstdc++, libgomp
  pkgs.zlib # libz
]
