# The tests, by cargo-nextest; it leaves documentation tests out.
{
  lib,
  cargo-llvm-cov,
  cargo-nextest,
  mkCargoDerivation,
}:
{
  cargoExtraArgs ? "",
  cargoLlvmCovExtraArgs ? "--lcov --output-path $out/coverage",
  cargoNextestExtraArgs ? "",
  partitions ? 1,
  withLlvmCov ? false,
  ...
}@args:
let
  command =
    if withLlvmCov then "cargo llvm-cov nextest ${cargoLlvmCovExtraArgs}" else "cargo nextest run";
in
lib.throwIf (partitions != 1) "The offline crane runs the tests in one derivation." (
  mkCargoDerivation (
    removeAttrs args [
      "cargoExtraArgs"
      "cargoLlvmCovExtraArgs"
      "cargoNextestExtraArgs"
      "partitions"
      "withLlvmCov"
    ]
    // {
      pnameSuffix = "-nextest";
      doCheck = args.doCheck or true;
      nativeBuildInputs =
        args.nativeBuildInputs or [ ] ++ [ cargo-nextest ] ++ lib.optional withLlvmCov cargo-llvm-cov;
      # A bar would not look good in a log.
      env = {
        NEXTEST_SHOW_PROGRESS = args.NEXTEST_SHOW_PROGRESS or "counter";
      }
      // args.env or { };
      buildPhaseCargoCommand =
        args.buildPhaseCargoCommand or ''
          mkdir -p $out
          cargo nextest --version
        '';
      checkPhaseCargoCommand = ''
        ${command} ''${CARGO_PROFILE:+--cargo-profile $CARGO_PROFILE} ${cargoExtraArgs} ${cargoNextestExtraArgs}
      '';
    }
  )
)
