# What `nix flake check` checks.
{ pkgs, rust, ... }@parts:
let
  inherit (pkgs) lib runCommand;
  inherit (rust) checkArgs craneLib;

  # The project's own settings of nextest, if it has any, and where the profile `ci` leaves the report.
  settings = ../.config/nextest.toml;
  nextestConfig = (pkgs.formats.toml { }).generate "nextest.toml" (
    lib.recursiveUpdate (lib.optionalAttrs (lib.pathExists settings) (lib.importTOML settings)) {
      store.dir = "target/nextest";
      profile.ci.junit.path = "junit.xml";
    }
  );

  # Runs the tests and keeps their report, even if some fail: a build that fails leaves nothing behind,
  # so this one succeeds, and the check looks at the exit code.
  runTests = folder: features: ''
    report=$out/${folder} exitCode=0
    mkdir -p $report
    cargo nextest run --config-file ${nextestConfig} --locked --workspace --profile ci --no-fail-fast --no-tests pass ${features} 2>&1 | tee $report/nextest.log || exitCode=$?
    # 100: tests ran, and some failed. Anything else leaves no report: the code does not compile.
    [ $exitCode = 0 ] || [ $exitCode = 100 ] || exit $exitCode
    mv target/nextest/ci/junit.xml $report/
    echo $exitCode > $report/exit-code
    echo "--locked --workspace --profile ci --no-fail-fast --no-tests pass ${features}" > $report/arguments
    cargo nextest --version > $report/version
  '';

  # A check that fails if tests fail with one of the selections of features.
  testWith =
    name: selections:
    let
      report = craneLib.mkCargoDerivation (
        checkArgs
        // {
          pname = "${checkArgs.pname}-${name}-report";
          nativeBuildInputs = checkArgs.nativeBuildInputs ++ [ pkgs.cargo-nextest ];
          preBuild = "export HOME=$(mktemp -d)"; # Tests get their own home folder.
          buildPhaseCargoCommand = lib.concatStrings (lib.mapAttrsToList runTests selections);
          installPhaseCommand = "";
        }
      );
    in
    runCommand name { passthru = { inherit report; }; } ''
      for folder in ${toString (lib.attrNames selections)}; do
        if [ "$(cat ${report}/$folder/exit-code)" != 0 ]; then
          cat ${report}/$folder/nextest.log
          echo "Tests failed; their JUnit report is ${report}/$folder/junit.xml." >&2
          exit 1
        fi
      done
      touch $out
    '';
in
{
  # clippy has no warnings about any target, including tests.
  clippy = craneLib.cargoClippy (
    checkArgs // { cargoClippyExtraArgs = "--all-targets -- --deny warnings"; }
  );

  # deny.toml allows every dependency: its licence, its source, and the crate itself.
  deny = craneLib.cargoDeny rust.commonArgs;

  # The documentation builds without warnings, such as one about a broken link.
  doc = craneLib.cargoDoc (checkArgs // { RUSTDOCFLAGS = "--deny warnings"; });

  # The examples in the documentation run. nextest leaves these out.
  doctest = craneLib.cargoDocTest checkArgs;

  # The tests pass with each combination of features.
  features = testWith "features" rust.featureSets;

  # `nix fmt` would change nothing.
  fmt = runCommand "fmt" { nativeBuildInputs = [ parts.formatter ]; } ''
    cp -r --no-preserve=mode ${../.} source && cd source
    format --check
    touch $out
  '';

  # Every program starts and answers --help.
  help = runCommand "help" { } ''
    for program in ${toString (map lib.getExe (lib.attrValues parts.packages))}; do
      $program --help
    done
    touch $out
  '';

  # The oldest supported Rust compiles everything but the tests.
  msrv = parts.msrv.check;

  # The tests pass. `nix build .#nextest-report` has their report, whether they do or not.
  nextest = testWith "nextest" { "." = ""; };

  # The receipts of the test runs are complete, and about these sources.
  receipts = runCommand "receipts" { nativeBuildInputs = [ parts.receipts.program ]; } ''
    receipts verify ${parts.receipts.files}
    touch $out
  '';
}
