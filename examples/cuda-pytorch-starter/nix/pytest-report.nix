# Runs the tests, on the packages from Nix and the processor, and keeps their report even if
# some fail. A failed build leaves nothing behind, so this one succeeds, and checks/tests.nix
# looks at the exit code.
{
  lib,
  runCommand,
  environment,
  programs,
  source,
}:
runCommand "pytest-report" { nativeBuildInputs = programs; } ''
  cp -r ${source} source
  chmod -R u+w source
  cd source
  export HOME=$(mktemp -d)
  mkdir $out
  exitCode=0
  ${lib.getExe environment} -m pytest --junitxml=$out/junit.xml 2>&1 \
    | tee $out/pytest.log || exitCode=$?
  echo $exitCode > $out/exit-code
  # Without a report, the tests did not run to the end.
  [ -e $out/junit.xml ] || exit $exitCode
''
