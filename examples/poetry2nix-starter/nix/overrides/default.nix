# What packages need to be built from source. Every other file here is named after a package, and is
# what `overridePythonAttrs` takes; it does not apply where the package is a wheel.
{ lib, callPlain }:
final: prev:
let
  files = lib.filterAttrs (file: _: lib.hasSuffix ".nix" file && file != "default.nix") (
    builtins.readDir ./.
  );
  build =
    file: _:
    let
      name = lib.removeSuffix ".nix" file;
      package = prev.${name} or null;
      isWheel = package.src.isWheel or false;
      changes = callPlain (./. + "/${file}") final;
    in
    lib.nameValuePair name (
      if package == null || isWheel then package else package.overridePythonAttrs changes
    );
in
lib.mapAttrs' build files
