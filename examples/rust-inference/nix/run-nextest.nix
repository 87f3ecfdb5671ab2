# Runs the tests and keeps their report, also when some fail. A build that fails leaves nothing
# behind, so this one succeeds, and whoever uses it looks at the exit code.
{
  cargo-nextest,
  common,
  craneLib,
  dependencies,
}:
{
  name ? "nextest",
  # Options of cargo that select features.
  features ? "",
}:
craneLib.mkCargoDerivation (
  common
  // {
    pname = "${common.pname}-${name}-report";
    cargoArtifacts = dependencies.dev;
    doInstallCargoArtifacts = false;
    nativeBuildInputs = common.nativeBuildInputs ++ [ cargo-nextest ];
    # Tests write to a home folder of their own, if at all.
    preBuild = "export HOME=$(mktemp -d)";
    buildPhaseCargoCommand = ''
      arguments="--locked --workspace ${features} --profile ci"
      exitCode=0
      cargo nextest run $arguments > nextest.log 2>&1 || exitCode=$?
      cat nextest.log
      # 100: tests have run, and some have failed. Anything else leaves no report: the code does not
      # compile, or there is no test.
      if [ $exitCode != 0 ] && [ $exitCode != 100 ]; then exit $exitCode; fi
    '';
    installPhaseCommand = ''
      mkdir -p $out
      cp target/nextest/ci/junit.xml nextest.log $out/
      echo $exitCode > $out/exit-code
      echo $arguments > $out/arguments
      cargo nextest --version > $out/version
    '';
  }
)
