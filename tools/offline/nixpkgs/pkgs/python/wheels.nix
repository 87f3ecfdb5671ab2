# The Python packages that are there: wheels of the package index, and a few more that tools/host
# installed, each with all that it needs.
{
  lib,
  fetchurl,
  host,
  system,
}:
final: _:
let
  # As upstream, packages can be overridden with their inputs.
  fromIndex =
    pname: wheel:
    final.callPackage (
      { buildPythonPackage, python, ... }@given:
      buildPythonPackage {
        inherit pname;
        inherit (wheel) version;
        format = "wheel";
        src = fetchurl (
          wheel.files."${python.pythonVersion}-${system}" or wheel.files.any
            or (throw "The offline nixpkgs has no ${pname} for Python ${python.pythonVersion} on ${system}.")
        );
        propagatedBuildInputs = map (name: given.${name} or final.${name}) wheel.requires;
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
// lib.mapAttrs fromIndex host.wheels
// lib.optionalAttrs (host.poetry != null) {
  # As upstream's alias; only very old packages differ.
  cython_0 = final.cython;
  flit = final.flit-core;
}
