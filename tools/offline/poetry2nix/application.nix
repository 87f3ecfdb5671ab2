# mkPoetryApplication: the package of a project itself.
{
  lib,
  pkgs,
  poetryLib,
  self,
}:
{
  projectDir ? null,
  src ?
    if lib.isDerivation projectDir then projectDir else self.cleanPythonSources { src = projectDir; },
  pyproject ? projectDir + "/pyproject.toml",
  poetrylock ? projectDir + "/poetry.lock",
  overrides ? self.defaultPoetryOverrides,
  meta ? { },
  python ? pkgs.python3,
  pwd ? projectDir,
  preferWheels ? false,
  groups ? [ "main" ],
  checkGroups ? [ "dev" ],
  extras ? [ "*" ],
  ...
}@attrs:
let
  made = self.mkPoetryPackages {
    inherit
      pyproject
      poetrylock
      overrides
      python
      pwd
      preferWheels
      groups
      checkGroups
      extras
      ;
  };
  py = made.python;
  poetry = made.pyProject.tool.poetry;
  hooks = py.pkgs.callPackage ./hooks { };
  licence = id: lib.findFirst (known: known.spdxId or null == id) id (lib.attrValues lib.licenses);

  inputs = import ./inputs.nix { inherit lib poetryLib; } {
    inherit
      py
      attrs
      groups
      checkGroups
      extras
      ;
    inherit (made) pyProject;
  };

  app = py.pkgs.buildPythonPackage (
    removeAttrs attrs [
      "overrides"
      "poetrylock"
      "preferWheels"
      "projectDir"
      "pwd"
      "pyproject"
    ]
    // inputs
    // {
      nativeBuildInputs = inputs.nativeBuildInputs ++ [ hooks.removeSpecialDependenciesHook ];
      pname = poetryLib.normalise poetry.name;
      inherit (poetry) version;
      inherit src;
      format = "pyproject";
      # As upstream, this replaces a `passthru` of the caller.
      passthru = {
        python = py;
        dependencyEnv = lib.makeOverridable (
          { app, ... }@args: py.buildEnv.override (removeAttrs args [ "app" ] // { extraLibs = [ app ]; })
        ) { inherit app; };
      };
      meta =
        lib.filterAttrs (name: _: name == "description" || name == "homepage") poetry
        // {
          inherit (py.meta) platforms;
          license = licence (poetry.license or "unknown");
        }
        // meta;
    }
  );
in
app
