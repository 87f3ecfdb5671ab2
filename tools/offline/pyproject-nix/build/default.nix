# What builds and installs packages.
{ lib }:
{
  packages = import ./packages.nix { inherit lib; };
  lib.resolve = import ./resolve.nix { inherit lib; };
}
