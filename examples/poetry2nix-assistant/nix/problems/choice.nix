# What poetry2nix takes is what the table says. Without a wheel that fits, it would build the source,
# and without a source it would take a wheel.
{
  lib,
  system,
  wheelKinds,
}:
packages:
let
  kindOf = package: if package.src.isWheel or false then "wheel" else "source";
  # Some are not of its making: Cython and tomli are those of nixpkgs, whatever poetry.lock says.
  isOtherwise = name: kind: packages.${name} ? preferWheel && kindOf packages.${name} != kind;
in
lib.mapAttrsToList (
  name: kind:
  "nix/wheel-policy.toml: ${name} is to be a ${kind} on ${system}, and poetry.lock only has a ${kindOf packages.${name}} for it."
) (lib.filterAttrs isOtherwise wheelKinds)
