# The build systems of the offline nixpkgs, for a set of pyproject.nix: from wheels, in the versions that
# tools/host/build-systems.ts has.
{ lib }:
final: prev:
let
  inherit (prev) pkgs python stdenv;

  # As upstream, these take their setup hooks from nixpkgs: for most it is what the version comes from.
  withHooks = [
    "cython"
    "meson-python"
    "pdm-backend"
    "poetry-dynamic-versioning"
    "setuptools-scm"
  ];
  setupHookOf =
    name: lib.optionalAttrs (lib.elem name withHooks) { inherit (python.pkgs.${name}) setupHook; };

  # Upstream has none of these.
  onlyNixpkgs = [
    "attrs"
    "cppy"
    "iniconfig"
    "jsonschema"
    "jsonschema-specifications"
    "pytest"
    "referencing"
    "rpds-py"
    "versioningit"
  ];

  fromIndex =
    name: wheel:
    final.callPackage (
      {
        autoPatchelfHook,
        fetchurl,
        pyprojectWheelHook,
        pythonManylinuxPackages,
      }:
      let
        machine = "${python.pythonVersion}-${pkgs.system}";
        isCompiled = wheel.files ? ${machine} && stdenv.hostPlatform.isLinux;
      in
      stdenv.mkDerivation (
        {
          pname = name;
          inherit (wheel) version;
          src = fetchurl wheel.files.${machine} or wheel.files.any;
          nativeBuildInputs = [ pyprojectWheelHook ] ++ lib.optional isCompiled autoPatchelfHook;
          buildInputs = lib.optionals isCompiled pythonManylinuxPackages.manylinux2014;
          dontStrip = true;
          passthru = {
            format = "wheel";
            dependencies = lib.genAttrs wheel.requires (_: [ ]);
            # Extras of build systems are of no consequence here.
            optional-dependencies = { };
          };
        }
        // setupHookOf name
      )
    ) { };

  # As upstream, Python packages that only start the programs of nixpkgs.
  stub =
    name:
    final.callPackage (
      { pyprojectHook, resolveBuildSystem }:
      stdenv.mkDerivation {
        inherit (python.pkgs.${name})
          pname
          version
          src
          postPatch
          setupHook
          ;
        nativeBuildInputs = [ pyprojectHook ] ++ resolveBuildSystem { flit-core = [ ]; };
        passthru.format = "pyproject";
      }
    ) { };
in
lib.mapAttrs fromIndex (removeAttrs pkgs.host.wheels onlyNixpkgs)
// lib.genAttrs [
  "cmake"
  "ninja"
] stub
