# mkPoetryPackages: the Python of a project, whose packages are those of its poetry.lock.
{
  lib,
  pkgs,
  poetryLib,
  self,
}:
{
  projectDir ? null,
  pyproject ? projectDir + "/pyproject.toml",
  poetrylock ? projectDir + "/poetry.lock",
  overrides ? self.defaultPoetryOverrides,
  python ? pkgs.python3,
  pwd ? projectDir,
  preferWheels ? false,
  editablePackageSources ? { },
  pyProject ? lib.importTOML pyproject,
  groups ? [ "main" ],
  checkGroups ? [ "dev" ],
  extras ? [ "*" ],
}:
let
  inherit (poetryLib) normalise;
  poetryLock = lib.importTOML poetrylock;
  environment = poetryLib.environment python;
  poetry = pyProject.tool.poetry;

  # Lock files before version 2.0 have all hashes at the end.
  oldFiles = lib.mapAttrs' (name: lib.nameValuePair (normalise name)) (
    poetryLock.metadata.files or { }
  );

  # As upstream: a package has `marker`, with lock-version 1.0, or is asked for its Pythons; `markers`
  # of newer locks is not read.
  parts = lib.partition (
    entry:
    if entry ? marker then
      poetryLib.holds environment entry.marker
    else
      poetryLib.allows entry.python-versions python.version
  ) poetryLock.package;

  specs = lib.mapAttrs' (name: lib.nameValuePair (normalise name)) (
    poetry.group.dev.dependencies or { } // poetry.dev-dependencies or { } // poetry.dependencies or { }
  );

  # What nixpkgs has to build with stays as it is, also when it is locked.
  fromNixpkgs = [
    "cython"
    "cython_0"
    "flit"
    "flit-core"
    "hatch-vcs"
    "hatchling"
    "pbr"
    "pdm-backend"
    "setuptools"
    "setuptools-scm"
  ];

  lockOverlay =
    final: prev:
    lib.listToAttrs (
      map (
        entry:
        lib.nameValuePair (normalise entry.name) (
          final.mkPoetryDep (
            entry
            // {
              inherit pwd preferWheels;
              source = entry.source or null;
              files = entry.files or oldFiles.${normalise entry.name};
              pythonPackages = final;
              sourceSpec = specs.${normalise entry.name} or { };
            }
          )
        )
        # Of two entries of one name, upstream takes the last.
      ) (lib.reverseList parts.right)
    )
    // lib.genAttrs fromNixpkgs (name: prev.${name})
    // {
      # A dependency may depend on the project itself.
      ${poetry.name} = null;
    };

  overlays = [
    (
      final: prev:
      lib.mapAttrs (
        name: value:
        if lib.isDerivation value && final.hasPythonModule value && normalise name != name then
          null
        else
          value
      ) prev
    )
    (final: _: {
      mkPoetryDep = final.callPackage ./package.nix {
        inherit
          lib
          poetryLib
          python
          environment
          ;
        fetchFromPypi = import ./fetch.nix { inherit lib; };
      };
    })
    # Packages of nixpkgs lose their checks here, and with them their `override`.
    (
      _: prev:
      lib.mapAttrs (
        _: value:
        if lib.isDerivation value && value ? overridePythonAttrs then
          value.overridePythonAttrs { doCheck = false; }
        else
          value
      ) prev
    )
    (_: _: lib.listToAttrs (map (entry: lib.nameValuePair (normalise entry.name) null) parts.wrong))
    lockOverlay
  ]
  ++ lib.toList overrides;

  py = python.override {
    packageOverrides = lib.composeManyExtensions (map (overlay: overlay.__functor or overlay) overlays);
    self = py;
  };

  inputs = import ./inputs.nix { inherit lib poetryLib; } {
    inherit
      py
      pyProject
      groups
      checkGroups
      extras
      ;
    attrs = { };
    includeBuildSystem = false;
  };
  sources = lib.filterAttrs (_: path: path != null) editablePackageSources;
  scripts = poetry.scripts or { };
in
{
  python = py;
  poetryPackages =
    python.pkgs.requiredPythonModules (lib.concatLists (lib.attrValues inputs))
    ++ lib.optional (scripts != { }) (self.mkPoetryScriptsPackage { inherit python scripts; })
    ++ lib.optional (sources != { }) (
      self.mkPoetryEditablePackage {
        inherit pyProject python;
        editablePackageSources = sources;
      }
    );
  inherit poetryLock pyProject;
}
