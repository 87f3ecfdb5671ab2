# The derivations that are one call of cargo.
{
  lib,
  cargo-audit,
  cargo-deny,
  cargo-llvm-cov,
  clippy,
  mkCargoDerivation,
  rustfmt,
  taplo,
}:
let
  # `make` gets the options, with the default of each that is not given, and all arguments. What it
  # returns, and the arguments that are no options, go to mkCargoDerivation.
  check =
    options: make: args:
    mkCargoDerivation (
      removeAttrs args (lib.attrNames options) // make (options // lib.intersectAttrs options args) args
    );

  programs = args: list: args.nativeBuildInputs or [ ] ++ list;

  # For what reads the sources and compiles nothing.
  withoutCrates = {
    cargoArtifacts = null;
    cargoVendorDir = null;
    doInstallCargoArtifacts = false;
  };

  locked = "--locked";
in
{
  cargoBuild = check { cargoExtraArgs = locked; } (
    options: _: {
      pnameSuffix = "-build";
      buildPhaseCargoCommand = "cargoWithProfile build ${options.cargoExtraArgs}";
    }
  );

  cargoClippy =
    check
      {
        cargoExtraArgs = locked;
        cargoClippyExtraArgs = "--all-targets";
      }
      (
        options: args: {
          pnameSuffix = "-clippy";
          nativeBuildInputs = programs args [ clippy ];
          buildPhaseCargoCommand = "cargoWithProfile clippy ${options.cargoExtraArgs} ${options.cargoClippyExtraArgs}";
        }
      );

  cargoDoc =
    check
      {
        cargoExtraArgs = locked;
        cargoDocExtraArgs = "--no-deps";
      }
      (
        options: args: {
          pnameSuffix = "-doc";
          doInstallCargoArtifacts = args.doInstallCargoArtifacts or false;
          buildPhaseCargoCommand = "cargoWithProfile doc ${options.cargoExtraArgs} ${options.cargoDocExtraArgs}";
          installPhaseCommand = ''
            mkdir -p $out/share
            mv "''${CARGO_TARGET_DIR:-target}/doc" $out/share
          '';
        }
      );

  cargoTest =
    check
      {
        cargoExtraArgs = locked;
        cargoTestExtraArgs = "";
      }
      (
        options: args: {
          doCheck = args.doCheck or true;
          pnameSuffix = "-test";
          buildPhaseCargoCommand = "";
          checkPhaseCargoCommand = "cargoWithProfile test ${options.cargoExtraArgs} ${options.cargoTestExtraArgs}";
        }
      );

  cargoDocTest =
    check
      {
        cargoExtraArgs = locked;
        cargoTestExtraArgs = "";
      }
      (
        options: args: {
          doCheck = args.doCheck or true;
          pnameSuffix = "-doctest";
          buildPhaseCargoCommand = "";
          checkPhaseCargoCommand = "cargoWithProfile test --doc ${options.cargoExtraArgs} ${options.cargoTestExtraArgs}";
        }
      );

  cargoFmt =
    check
      {
        cargoExtraArgs = "";
        rustFmtExtraArgs = "";
      }
      (
        options: args:
        withoutCrates
        // {
          pnameSuffix = "-fmt";
          nativeBuildInputs = programs args [ rustfmt ];
          buildPhaseCargoCommand = "cargo fmt ${options.cargoExtraArgs} -- --check ${options.rustFmtExtraArgs}";
        }
      );

  taploFmt = check { taploExtraArgs = ""; } (
    options: args:
    withoutCrates
    // {
      pnameSuffix = "-tomlfmt";
      nativeBuildInputs = programs args [ taplo ];
      buildPhaseCargoCommand = "taplo fmt --check ${options.taploExtraArgs}";
    }
  );

  # Not the advisories: these are in a database of their own.
  cargoDeny =
    check
      {
        cargoExtraArgs = "";
        cargoDenyExtraArgs = "";
        cargoDenyChecks = "bans licenses sources";
      }
      (
        options: args: {
          cargoArtifacts = null;
          doInstallCargoArtifacts = false;
          pnameSuffix = "-deny";
          nativeBuildInputs = programs args [ cargo-deny ];
          buildPhaseCargoCommand = "cargo --offline ${options.cargoExtraArgs} deny ${options.cargoDenyExtraArgs} check ${options.cargoDenyChecks}";
        }
      );

  cargoAudit =
    check
      {
        advisory-db = throw "cargoAudit needs `advisory-db`, the database of advisories";
        cargoAuditExtraArgs = "--ignore yanked";
      }
      (
        options: args:
        withoutCrates
        // {
          pnameSuffix = "-audit";
          nativeBuildInputs = programs args [ cargo-audit ];
          buildPhaseCargoCommand = "cargo audit -n -d ${options.advisory-db} ${options.cargoAuditExtraArgs}";
        }
      );

  cargoLlvmCov =
    check
      {
        cargoExtraArgs = locked;
        cargoLlvmCovCommand = "test";
        cargoLlvmCovExtraArgs = "--lcov --output-path $out";
      }
      (
        options: args: {
          pnameSuffix = "-llvm-cov";
          doInstallCargoArtifacts = false;
          nativeBuildInputs = programs args [ cargo-llvm-cov ];
          buildPhaseCargoCommand = "cargoWithProfile llvm-cov ${options.cargoLlvmCovCommand} ${options.cargoExtraArgs} ${options.cargoLlvmCovExtraArgs}";
          installPhaseCommand = "";
        }
      );
}
