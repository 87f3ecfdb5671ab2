# mkPoetryEnv: a Python with all packages of a project.
{
  lib,
  pkgs,
  self,
  ...
}:
{
  projectDir ? null,
  pyproject ? projectDir + "/pyproject.toml",
  poetrylock ? projectDir + "/poetry.lock",
  overrides ? self.defaultPoetryOverrides,
  pwd ? projectDir,
  python ? pkgs.python3,
  preferWheels ? false,
  editablePackageSources ? { },
  extraPackages ? _: [ ],
  groups ? [
    "main"
    "dev"
  ],
  checkGroups ? [ "dev" ],
  extras ? [ "*" ],
}:
let
  pyProject = lib.importTOML pyproject;
  poetry = pyProject.tool.poetry;
  available = {
    main.dependencies = poetry.dependencies or { };
  }
  // poetry.group or { };

  # Folders that pyproject.toml says are to be edited.
  inPlace =
    dependencies:
    lib.mapAttrs (_: spec: projectDir + "/${spec.path}") (
      lib.filterAttrs (_: spec: spec.develop or false && spec ? path) dependencies
    );
  sources = lib.filterAttrs (_: path: path != null) (
    inPlace (poetry.dev-dependencies or { })
    // lib.mergeAttrsList (map (group: inPlace available.${group}.dependencies or { }) groups)
    // editablePackageSources
  );

  made = self.mkPoetryPackages {
    inherit
      pyproject
      poetrylock
      overrides
      python
      pwd
      preferWheels
      pyProject
      groups
      checkGroups
      extras
      ;
    editablePackageSources = sources;
  };
  packages = lib.filter (
    package: !lib.elem (package.pname or package.name or "") (lib.attrNames sources)
  ) made.poetryPackages;
in
made.python.withPackages (set: packages ++ extraPackages set)
