# Packages that are inputs only by name. poetry2nix adds them to packages that have no use for them
# where they are wheels, and templates to builds on macOS, which are not run here. Others are for wheels
# of projects that tests only evaluate.
{ lib, final }:
lib.genAttrs [
  "gfortran"
  "gobject-introspection"
  "libiconv"
  "libxcrypt"
  "openblasCompat"
  "unixODBC"
] (name: final.runCommandLocal name { } "mkdir $out")
