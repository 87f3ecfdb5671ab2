# What uv has to know of the packages that come from nixpkgs: their names, versions and programs.
#
# uv does not look outside of .venv. With these files in it, uv takes the packages for installed, and
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
