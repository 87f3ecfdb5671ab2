# A package: the programs and libraries of a crate or workspace, installed.
{
  buildDepsOnly,
  crateNameFromCargoToml,
  mkCargoDerivation,
  vendorCargoDeps,
}:
{
  cargoBuildCommand ? "cargoWithProfile build",
  cargoBuildExtraArgs ? "",
  cargoExtraArgs ? "--locked",
  cargoTestCommand ? "cargoWithProfile test",
  cargoTestExtraArgs ? "",
  ...
}@args:
let
  named = crateNameFromCargoToml args;
  common = {
    pname = args.pname or named.pname;
    version = args.version or named.version;
    cargoVendorDir = args.cargoVendorDir or (vendorCargoDeps args);
  };
in
mkCargoDerivation (
  removeAttrs args [
    "cargoBuildCommand"
    "cargoBuildExtraArgs"
    "cargoExtraArgs"
    "cargoTestCommand"
    "cargoTestExtraArgs"
    "outputHashes"
  ]
  // common
  // {
    doCheck = args.doCheck or true;
    doInstallCargoArtifacts = args.doInstallCargoArtifacts or false;
    doInstallFromCargoBuildLog = true;

    # What installs the real files would not find them among the dummies.
    cargoArtifacts =
      args.cargoArtifacts
        or (buildDepsOnly (args // common // { installPhase = "prepareAndInstallCargoArtifactsDir"; }));

    buildPhaseCargoCommand =
      args.buildPhaseCargoCommand or ''
        cargoBuildLog=$(mktemp cargoBuildLogXXXX.json)
        ${cargoBuildCommand} --message-format json-render-diagnostics ${cargoExtraArgs} ${cargoBuildExtraArgs} > "$cargoBuildLog"
      '';
    checkPhaseCargoCommand =
      args.checkPhaseCargoCommand or ''
        ${cargoTestCommand} ${cargoExtraArgs} ${cargoTestExtraArgs}
      '';
    installPhaseCommand =
      args.installPhaseCommand or ''
        if [[ ! -d ''${postBuildInstallFromCargoBuildLogOut-} ]]; then
          echo 'nothing to install: a build command of your own has to leave the log of cargo in $cargoBuildLog' >&2
          false
        fi
        mkdir -p $out
        cp -r "$postBuildInstallFromCargoBuildLogOut"/. $out/
      '';
  }
)
