# Runs the tests, on the installed application and the packages of poetry.lock, and keeps their
# report even if some fail. A failed build leaves nothing behind, so this one succeeds, and
# checks/tests.nix looks at the exit code.
{
  runCommand,
  environment,
  package,
  programs,
  python,
  source,
}:
runCommand "pytest-report"
  {
    nativeBuildInputs = [ environment ] ++ programs;
    # Tests may talk to their own server, which the macOS sandbox would not allow.
    __darwinAllowLocalNetworking = true;
  }
  ''
    cp -r --no-preserve=mode ${source} source
    cd source
    export HOME=$(mktemp -d)
    export PROJECT_SOURCE=${package}/${python.sitePackages}
    export PATH=${package}/bin:$PATH
    mkdir $out
    exitCode=0
    # -P keeps this folder off Python's path, so that the installed application is tested.
    python -P -m pytest --junitxml=$out/junit.xml 2>&1 | tee $out/pytest.log || exitCode=$?
    echo $exitCode > $out/exit-code
    # Without a report, the tests did not run to the end.
    [ -e $out/junit.xml ] || exit $exitCode
  ''
