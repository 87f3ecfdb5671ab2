# Upstream brings pyproject.nix along, at this place. Here are those functions of it that the
# templates use; a parsed marker is simply its text.
{ lib }:
let
  poetryLib = import ../../lib {
    inherit lib;
    pkgs = throw "pyproject.nix knows no packages";
  };
in
{
  lib = {
    pypa.normalizePackageName = poetryLib.normalise;
    pep508 = {
      mkEnviron = python: lib.mapAttrs (_: value: { inherit value; }) (poetryLib.environment python);
      parseMarkers = marker: marker;
      evalMarkers = environment: poetryLib.holds (lib.mapAttrs (_: field: field.value) environment);
    };
  };
}
