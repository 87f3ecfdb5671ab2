# What upstream knows about packages, for those that the templates and their tests have.
{ lib, pkgs }:
let
  buildSystems = lib.importJSON ./build-systems.json;

  # A wheel needs no build system.
  addBuildSystem =
    final: package: names:
    if package ? overridePythonAttrs then
      package.overridePythonAttrs (
        old:
        lib.optionalAttrs (old.format or null != "wheel") {
          nativeBuildInputs = old.nativeBuildInputs or [ ] ++ map (name: final.${name}) names;
        }
      )
    else
      package;

  # Upstream knows the crates of releases of its time, and replaces what was said before.
  withCrates = {
    rpds-py = "0.22.3";
    watchfiles = "0.24.0";
  };
  unknownCrates =
    package: newest:
    package.overridePythonAttrs (
      old:
      lib.optionalAttrs (!(old.src.isWheel or false)) {
        cargoDeps = throw "poetry2nix knows the crates of ${old.pname} up to ${newest}, not of ${old.version}: set cargoDeps after its overrides, with `defaultPoetryOverrides.extend`.";
        nativeBuildInputs = old.nativeBuildInputs or [ ] ++ [
          pkgs.rustPlatform.cargoSetupHook
          pkgs.rustPlatform.maturinBuildHook
        ];
      }
    );
  known = prev: table: lib.intersectAttrs prev table;
in
lib.composeManyExtensions [
  (final: prev: lib.mapAttrs (name: addBuildSystem final prev.${name}) (known prev buildSystems))
  (_: prev: lib.mapAttrs (name: unknownCrates prev.${name}) (known prev withCrates))
  # As upstream, what installs other packages is that of nixpkgs, whatever is locked.
  (
    final: _:
    let
      base = pkgs.${final.python.pythonAttr}.pkgs;
    in
    lib.genAttrs [
      "build"
      "flit-core"
      "installer"
      "packaging"
      "pyproject-hooks"
      "tomli"
      "wheel"
    ] (name: base.${name}.override { inherit (final) buildPythonPackage packaging pyproject-hooks; })
    // {
      inherit (base) cython cython_0;
    }
  )
  (
    _: prev:
    lib.optionalAttrs (prev ? pydantic-core) {
      pydantic-core = prev.pydantic-core.override { preferWheel = true; };
    }
  )
]
