# The Python packages that are there: wheels of the package index, each with all that it needs.
{
  lib,
  autoPatchelfHook,
  callPackage,
  fetchurl,
  host,
  pythonManylinuxPackages,
  stdenv,
  system,
}:
final: _:
let
  additions = callPackage ./build-systems/additions.nix { } final;

  # As upstream, packages can be overridden with their inputs.
  fromIndex =
    pname: wheel:
    final.callPackage (
      { buildPythonPackage, python, ... }@given:
      let
        machine = "${python.pythonVersion}-${system}";
        isCompiled = wheel.files ? ${machine} && stdenv.hostPlatform.isLinux;
        added = additions.${pname} or { };
      in
      buildPythonPackage (
        {
          inherit pname;
          inherit (wheel) version;
          format = "wheel";
          src = fetchurl (
            wheel.files.${machine} or wheel.files.any
              or (throw "The offline nixpkgs has no ${pname} for Python ${python.pythonVersion} on ${system}.")
          );
          nativeBuildInputs = lib.optional isCompiled autoPatchelfHook;
          buildInputs = lib.optionals isCompiled pythonManylinuxPackages.manylinux2014;
          # The phases of what it needs are for packages that are built by it.
          dontConfigure = true;
          dontBuild = true;
          doCheck = false;
        }
        // added
        // {
          propagatedBuildInputs =
            map (name: given.${name} or final.${name}) wheel.requires ++ added.propagatedBuildInputs or [ ];
        }
      )
    ) { };
in
lib.mapAttrs fromIndex host.wheels
// import ./build-systems/stubs { inherit final; }
// lib.optionalAttrs (host.poetry != null) {
  # As upstream's alias; only very old packages differ.
  cython_0 = final.cython;
  flit = final.flit-core;
}
