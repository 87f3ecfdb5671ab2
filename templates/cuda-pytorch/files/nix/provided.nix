# What uv has to know about the packages from nixpkgs: their names, versions and programs.
#
# uv does not look outside .venv. With these files in it, uv considers the packages installed, and
# `constraints.txt` lets it install no other version of them.
{
  lib,
  runCommand,
  checker,
  environment,
  interpreter,
}:
runCommand "provided" { } ''
  ${lib.getExe checker} ${./provided.py} ${environment}/${interpreter.sitePackages} $out
''
