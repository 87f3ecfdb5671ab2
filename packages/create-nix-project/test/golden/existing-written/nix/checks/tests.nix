# The tests pass, on the installed project and exactly the wheels of uv.lock.
{
  runCommand,
  dependencies,
  environment,
  programs,
  source,
}:
let
  selection.groups = [ "dev" ];
  selection.extras = [ "test" ];
  programFolders = [
    (environment selection)
    (dependencies selection)
  ];
in
runCommand "tests" { nativeBuildInputs = programFolders ++ programs; } ''
  cp -r ${source} source
  chmod -R u+w source
  cd source
  export HOME=$(mktemp -d)
  # -P keeps this folder off Python's path, so that the installed project is what is tested.
  ${environment selection}/bin/python -P -m pytest
  touch $out
''
