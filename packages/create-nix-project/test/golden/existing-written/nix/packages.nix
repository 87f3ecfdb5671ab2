# The packages of uv.lock, which uv2nix reads: wheels where one fits this system, or else sources.
{ inputs, pkgs, ... }@parts:
let
  inherit (pkgs) lib;
  inherit (inputs) pyproject-build-systems pyproject-nix uv2nix;

  # The dependency groups and extras of pyproject.toml that the tests need.
  testNames = [
    "dev"
    "test"
  ];

  workspace =
    if builtins.pathExists ../uv.lock then
      uv2nix.lib.workspace.loadWorkspace { workspaceRoot = ../.; }
    else
      throw "Nix does not see uv.lock: run `uv lock` if there is none, then `git add -f uv.lock`.";

  # The project in the spelling of uv.lock, and those of the extras and groups that are not empty.
  inherit (lib.importTOML ../pyproject.toml) project;
  name = pyproject-nix.lib.pypa.normalizePackageName project.name;
  projectWith = names: { ${name} = lib.intersectLists names workspace.deps.all.${name}; };

  base = pkgs.callPackage pyproject-nix.build.packages {
    python = parts.interpreter;
    newScope = scope: pkgs.newScope (scope // { inherit lib; }); # A package may be called lib.
  };
  set = base.overrideScope (
    lib.composeManyExtensions [
      pyproject-build-systems.overlays.wheel
      (workspace.mkPyprojectOverlay {
        sourcePreference = "wheel";
        dependencies = projectWith testNames;
      })
      (_: prev: { ${name} = prev.${name}.overrideAttrs { src = parts.source; }; })
      (import ./overrides.nix { inherit pkgs; })
    ]
  );

  # uv.lock does not say what builds a source; mostly it is one of these, or of what they bring along.
  buildSystems = {
    flit-core = [ ];
    hatch-vcs = [ ]; # hatchling, setuptools, setuptools-scm
    pdm-backend = [ ];
    poetry-core = [ ];
  };

  # Builds a package; its wheel is in the output `dist`, and may refer to the store.
  build =
    package:
    package.overrideAttrs (old: {
      outputs = old.outputs or [ "out" ] ++ [ "dist" ];
      dontUsePyprojectInstallDistCheck = true;
      # Where a version comes from git, which is not there: the one of uv.lock, or of overrides.nix.
      SETUPTOOLS_SCM_PRETEND_VERSION = old.version;
      UV_DYNAMIC_VERSIONING_BYPASS = old.version;
      buildInputs = old.buildInputs or [ ] ++ parts.libraries;
      nativeBuildInputs =
        old.nativeBuildInputs
        ++ lib.optionals (isForeign package) (set.resolveBuildSystem buildSystems)
        ++ [ pkgs.pkg-config ]
        ++ parts.programs;
    });
  # Whether it comes from elsewhere: it is not the project, nor another folder of this repository.
  isForeign = package: package ? format;
  # What an installation with these extras and groups consists of. What is no package has no source.
  select = names: lib.filter (package: package ? src) (set.resolveVirtualEnv (projectWith names));
in
{
  inherit build isForeign;
  inherit (set.${name}) pname version;
  programs = lib.attrNames (project.scripts or { } // project.gui-scripts or { });
  buildInputs = set.${name}.nativeBuildInputs or [ ] ++ set.resolveBuildSystem { editables = [ ]; };
  forRunning = select [ ];
  forTests = select testNames;
}
