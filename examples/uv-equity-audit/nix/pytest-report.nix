# Runs the tests, on the installed project and exactly the wheels of uv.lock, and keeps their report,
# also when some fail. A build that fails leaves nothing behind, so this one succeeds, and
# checks/tests.nix looks at the exit code.
{
  runCommand,
  dependencies,
  environment,
  programs,
  source,
}:
let
  selection.groups = [ "dev" ];
  programFolders = [
    (environment selection)
    (dependencies selection)
  ];
in
runCommand "pytest-report" { nativeBuildInputs = programFolders ++ programs; } ''
  cp -r ${source} source
  chmod -R u+w source
  cd source
  export HOME=$(mktemp -d)
  mkdir $out
  exitCode=0
  # -P keeps this folder off Python's path, so that the installed project is what is tested.
  ${environment selection}/bin/python -P -m pytest --junitxml=$out/junit.xml 2>&1 \
    | tee $out/pytest.log || exitCode=$?
  echo $exitCode > $out/exit-code
  # Without a report, the tests have not run to their end.
  [ -e $out/junit.xml ] || exit $exitCode
''
