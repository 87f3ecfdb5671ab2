# What packages need that are built from source and do not say so themselves, one line for each:
#
#   fire = builtWith [ "cython" ] prev.fire;
#   psycopg2 = prev.psycopg2.overrideAttrs { buildInputs = [ pkgs.libpq ]; };
{ pkgs }:
final: prev:
let
  # With more Python packages to build it, by their names.
  builtWith =
    names: package:
    package.overrideAttrs (old: {
      nativeBuildInputs =
        old.nativeBuildInputs ++ final.resolveBuildSystem (pkgs.lib.genAttrs names (_: [ ]));
    });
in
{ }
