# What packages that are built from source need and do not say themselves, one line for each:
#   pycairo = builtWith [ "meson-python" "ninja" pkgs.cairo ] prev.pycairo;
{ pkgs }:
final: prev:
let
  inherit (pkgs.lib) filter genAttrs isString;
  # With Python packages by their names, and libraries and programs of nixpkgs.
  builtWith =
    needs: package:
    package.overrideAttrs (old: {
      nativeBuildInputs =
        old.nativeBuildInputs ++ final.resolveBuildSystem (genAttrs (filter isString needs) (_: [ ]));
      buildInputs = old.buildInputs or [ ] ++ filter (need: !isString need) needs;
    });
in
{ }
