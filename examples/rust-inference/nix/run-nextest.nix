# Runs the tests and keeps their report even if some fail. A failed build leaves nothing
# behind, so this one succeeds, and those who use it check the exit code.
{
  lib,
  cargo-nextest,
  common,
  craneLib,
  dependencies,
}:
{
  name,
  # Options of cargo that select features, by the folder in the output that gets the report.
  selections,
}:
craneLib.mkCargoDerivation (
  common
  // {
    pname = "${common.pname}-${name}-report";
    cargoArtifacts = dependencies.dev;
    doInstallCargoArtifacts = false;
    nativeBuildInputs = common.nativeBuildInputs ++ [ cargo-nextest ];
    # Tests get their own home folder.
    preBuild = "export HOME=$(mktemp -d)";
    buildPhaseCargoCommand = ''
      # runTests FOLDER OPTIONS...
      runTests() {
        local report=reports/$1 exitCode=0
        local arguments=(--locked --workspace "''${@:2}" --profile ci --no-tests pass)
        mkdir -p $report
        cargo nextest run "''${arguments[@]}" > $report/nextest.log 2>&1 || exitCode=$?
        cat $report/nextest.log
        # 100: tests have run, and some have failed. Anything else leaves no report: the code does
        # not compile.
        if [ $exitCode != 0 ] && [ $exitCode != 100 ]; then exit $exitCode; fi
        mv target/nextest/ci/junit.xml $report/
        echo $exitCode > $report/exit-code
        echo "''${arguments[@]}" > $report/arguments
        cargo nextest --version > $report/version
      }
      ${lib.concatMapAttrsStringSep "\n" (folder: options: "runTests ${folder} ${options}") selections}
    '';
    installPhaseCommand = "cp -r reports $out";
  }
)
