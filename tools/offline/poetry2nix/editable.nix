# mkPoetryEditablePackage: a package that leads Python to folders outside of the store.
{
  lib,
  pkgs,
  poetryLib,
  ...
}:
{
  projectDir ? null,
  pyproject ? projectDir + "/pyproject.toml",
  python ? pkgs.python3,
  pyProject ? lib.importTOML pyproject,
  # { my-app = ./src; }, or better the text of a path: a path would be copied into the store.
  editablePackageSources,
}:
let
  poetry = pyProject.tool.poetry;
  name = poetryLib.normalise poetry.name;
  information = builtins.toFile "${name}-PKG-INFO" ''
    Metadata-Version: 2.1
    Name: ${name}
    Version: ${poetry.version}
    Summary: ${poetry.description}
  '';
in
assert editablePackageSources != { };
python.pkgs.toPythonModule (
  pkgs.runCommand "${name}-editable" { } ''
    mkdir -p $out/${python.sitePackages}/${name}.egg-info
    cd $out/${python.sitePackages}
    ln -s ${information} ${name}.egg-info/PKG-INFO
    ${lib.concatMapStringsSep "\n" (
      folder: "echo ${lib.escapeShellArg (toString folder)} >> poetry2nix-editable.pth"
    ) (lib.attrValues editablePackageSources)}
  ''
)
