# The derivation behind all others: cargo on vendored crates, on top of what was compiled before.
{
  lib,
  cargo,
  cargoHooks,
  crateNameFromCargoToml,
  pkgs,
  rustc,
  stdenvSelector,
  vendorCargoDeps,
  writeText,
}:
args@{
  # The result of another derivation, whose compiled crates this one starts with; or null.
  cargoArtifacts,
  buildPhaseCargoCommand,
  checkPhaseCargoCommand ? "",
  installPhaseCommand ? "mkdir -p $out",
  ...
}:
let
  named = crateNameFromCargoToml args;
  lock = lib.optionalAttrs (args ? cargoLock || args ? cargoLockContents) {
    cargoLock = args.cargoLock or (writeText "Cargo.lock" args.cargoLockContents);
  };
in
(stdenvSelector pkgs).mkDerivation (
  removeAttrs args [
    "buildPhaseCargoCommand"
    "cargoLock"
    "cargoLockContents"
    "checkPhaseCargoCommand"
    "installPhaseCommand"
    "outputHashes"
    "pnameSuffix"
  ]
  // lock
  // {
    inherit cargoArtifacts;
    pname = "${args.pname or named.pname}${args.pnameSuffix or ""}";
    version = args.version or named.version;

    # Whether what was compiled is kept, for others to start with.
    doInstallCargoArtifacts = args.doInstallCargoArtifacts or true;
    cargoVendorDir = args.cargoVendorDir or (vendorCargoDeps args);

    nativeBuildInputs = args.nativeBuildInputs or [ ] ++ [
      cargo
      cargoHooks
      rustc
    ];

    configurePhase =
      args.configurePhase or ''
        runHook preConfigure
        runHook postConfigure
      '';
    buildPhase =
      args.buildPhase or ''
        runHook preBuild
        cargo --version
        ${buildPhaseCargoCommand}
        runHook postBuild
      '';
    checkPhase =
      args.checkPhase or ''
        runHook preCheck
        ${checkPhaseCargoCommand}
        runHook postCheck
      '';
    installPhase =
      args.installPhase or ''
        runHook preInstall
        ${installPhaseCommand}
        runHook postInstall
      '';
  }
)
