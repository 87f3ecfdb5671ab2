# poetry2nix uses what the table says. Without a matching wheel, it would build the source,
# and without a source it would use a wheel.
{
  lib,
  system,
  wheelKinds,
}:
packages:
let
  kindOf = package: if package.src.isWheel or false then "wheel" else "source";
  # Some are not built by it: Cython and tomli are those of nixpkgs, whatever poetry.lock says.
  isOtherwise = name: kind: packages.${name} ? preferWheel && kindOf packages.${name} != kind;
in
lib.mapAttrsToList (
  name: kind:
  "nix/wheel-policy.toml: ${name} should be a ${kind} on ${system}, but poetry.lock only has a ${kindOf packages.${name}} for it."
) (lib.filterAttrs isOtherwise wheelKinds)
