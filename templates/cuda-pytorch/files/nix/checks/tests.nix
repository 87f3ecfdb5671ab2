# The tests pass on the packages of Nix, and on the processor.
{
  lib,
  runCommand,
  environment,
  programs,
  source,
}:
runCommand "tests" { nativeBuildInputs = programs; } ''
  cp -r ${source} source
  chmod -R u+w source
  cd source
  export HOME=$(mktemp -d)
  ${lib.getExe environment} -m pytest
  touch $out
''
