# The program says what it should.
{
  lib,
  runCommand,
  package,
}:
runCommand "tests" { } ''
  ${lib.getExe package} Nix > said
  echo 'Hello, Nix!' | diff - said
  touch $out
''
