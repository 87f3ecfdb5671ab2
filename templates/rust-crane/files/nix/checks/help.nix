# Every program starts and answers --help.
{
  lib,
  cratePackages,
  runCommand,
}:
runCommand "help" { } ''
  ${lib.concatMapStringsSep "\n" (package: "${lib.getExe package} --help") (
    lib.attrValues cratePackages
  )}
  touch $out
''
