# The table as an overlay of Python packages: for each row, poetry2nix takes the wheel or the source,
# and its hash, from poetry.lock.
{ lib, wheelKinds }:
_final: prev:
lib.mapAttrs (
  name: kind:
  let
    package = prev.${name};
  in
  # Null stands for a package that is not for this Python.
  if package == null then null else package.override { preferWheel = kind == "wheel"; }
) (lib.intersectAttrs prev wheelKinds)
