# The Python packages that are there: those that build others, from wheels of the package index, and
# a few more that tools/host installed, each with all that it needs.
{
  lib,
  fetchurl,
  host,
}:
final: _:
let
  # Further arguments are taken and ignored: upstream's packages can be overridden with their inputs.
  fromIndex =
    pname: wheel:
    final.callPackage (
      { buildPythonPackage, ... }:
      buildPythonPackage {
        inherit pname;
        inherit (wheel) version;
        format = "wheel";
        src = fetchurl { inherit (wheel) url sha256; };
        propagatedBuildInputs = map (name: final.${name}) wheel.requires;
        doCheck = false;
      }
    ) { };

  fromFolder =
    pname: package:
    final.callPackage (
      { buildPythonPackage, python, ... }:
      buildPythonPackage {
        inherit pname;
        inherit (package) version;
        format = "other";
        dontUnpack = true;
        installPhase = ''
          mkdir -p $out/lib/${python.libPrefix}
          cp -r ${lib.escapeShellArg package.folder} $out/${python.sitePackages}
        '';
        doCheck = false;
      }
    ) { };
in
lib.mapAttrs fromFolder host.pythonPackages
// lib.mapAttrs fromIndex host.buildSystems
// lib.optionalAttrs (host.buildSystems != { }) {
  # As upstream's alias; only very old packages differ.
  cython_0 = final.cython;
  flit = final.flit-core;
}
