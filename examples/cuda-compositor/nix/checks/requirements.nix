# requirements-dev.txt can be read, and does not ask for other versions of packages from Nix.
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
