# The dependencies alone, compiled: the artifacts that other derivations start with.
{
  crateNameFromCargoToml,
  mkCargoDerivation,
  mkDummySrc,
  vendorCargoDeps,
}:
{
  cargoBuildCommand ? "cargoWithProfile build",
  cargoBuildExtraArgs ? "",
  cargoCheckCommand ? "cargoWithProfile check",
  cargoExtraArgs ? "--locked",
  cargoTestCommand ? "cargoWithProfile test",
  cargoTestExtraArgs ? "--no-run",
  # Tests are compiled too, for the sake of the dependencies that only they have.
  doCheck ? true,
  cargoCheckExtraArgs ? if doCheck then "--all-targets" else "",
  ...
}@args:
let
  named = crateNameFromCargoToml (
    args // (if args ? dummySrc then { src = args.dummySrc; } else { })
  );
in
mkCargoDerivation (
  removeAttrs args [
    "cargoBuildCommand"
    "cargoBuildExtraArgs"
    "cargoCheckCommand"
    "cargoCheckExtraArgs"
    "cargoExtraArgs"
    "cargoTestCommand"
    "cargoTestExtraArgs"
    "dummySrc"
    "outputHashes"
    "outputs"
  ]
  // {
    inherit doCheck;
    pname = args.pname or named.pname;
    version = args.version or named.version;
    pnameSuffix = "-deps";
    src = args.dummySrc or (mkDummySrc args);
    cargoArtifacts = null;
    cargoVendorDir = args.cargoVendorDir or (vendorCargoDeps args);
    doInstallCargoArtifacts = true;
    env = args.env or { } // {
      # Scripts can tell by it that the sources are not the real ones.
      CRANE_BUILD_DEPS_ONLY = args.env.CRANE_BUILD_DEPS_ONLY or 1;
    };
    buildPhaseCargoCommand =
      args.buildPhaseCargoCommand or ''
        ${cargoCheckCommand} ${cargoExtraArgs} ${cargoCheckExtraArgs}
        ${cargoBuildCommand} ${cargoExtraArgs} ${cargoBuildExtraArgs}
      '';
    checkPhaseCargoCommand =
      args.checkPhaseCargoCommand or ''
        ${cargoTestCommand} ${cargoExtraArgs} ${cargoTestExtraArgs}
      '';
  }
)
