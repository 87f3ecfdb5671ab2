# requirements-dev.txt can be read, and wants nothing that Nix provides in another version.
{
  lib,
  runCommand,
  checker,
  provided,
  source,
}:
runCommand "requirements" { } ''
  cd ${source}
  ${lib.getExe checker} ${../verify}/check_requirements.py --owner nix \
    --provided ${provided}/site-packages requirements-dev.txt
  touch $out
''
