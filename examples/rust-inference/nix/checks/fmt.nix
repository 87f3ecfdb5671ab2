# `nix fmt` would change nothing.
{
  formatter,
  lib,
  runCommand,
}:
runCommand "fmt" { } ''
  cp -r --no-preserve=mode ${../..} source
  cd source
  ${lib.getExe formatter} --check
  touch $out
''
