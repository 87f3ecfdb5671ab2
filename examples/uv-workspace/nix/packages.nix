# The packages of uv.lock, which uv2nix reads: wheels where one fits this system, or else sources.
{ inputs, pkgs, ... }@parts:
let
  inherit (pkgs) lib;
  inherit (inputs) pyproject-build-systems pyproject-nix uv2nix;
  inherit (pyproject-nix.lib) pep508;

  # The dependency groups and extras of pyproject.toml that the tests need.
  testNames = [ "dev" ];

  workspace =
    if builtins.pathExists ../uv.lock then
      uv2nix.lib.workspace.loadWorkspace { workspaceRoot = ../.; }
    else
      throw "Nix does not see uv.lock: run `uv lock` if there is none, then `git add -f uv.lock`.";

  # The members of the workspace, as uv.lock has them.
  lock = lib.seq workspace (lib.importTOML ../uv.lock);
  isMember = { source, ... }: source ? editable || source ? virtual;
  entries = lib.filter isMember lock.package;
  names = map (entry: entry.name) entries;
  members = map folderOf entries;
  projects = map (member: (manifestOf member).project) members;

  folderOf = { source, ... }: source.editable or source.virtual or null;
  manifestOf = member: lib.importTOML (../. + "/${member}/pyproject.toml");

  # With those of the extras and groups that are not empty, and groups of the root, which they share.
  projectsWith =
    chosen:
    lib.listToAttrs (map toSpecification (lib.filter isHere (lib.concatMap ofRoot chosen)))
    // lib.genAttrs names (name: lib.intersectLists chosen workspace.deps.all.${name});
  ofRoot = group: lock.manifest.dependency-groups.${group} or [ ];
  toSpecification = entry: lib.nameValuePair entry.name (entry.extras or entry.extra or [ ]);
  environ = pep508.mkEnviron parts.interpreter;
  isHere = entry: !entry ? marker || pep508.evalMarkers environ (pep508.parseMarkers entry.marker);

  base = pkgs.callPackage pyproject-nix.build.packages {
    python = parts.interpreter;
    newScope = scope: pkgs.newScope (scope // { inherit lib; }); # A package may be called lib.
  };
  set = base.overrideScope (
    lib.composeManyExtensions [
      pyproject-build-systems.overlays.wheel
      (workspace.mkPyprojectOverlay {
        sourcePreference = "wheel";
        dependencies = projectsWith testNames;
      })
      (_: prev: lib.mapAttrs (_: withCrates) (builtins.intersectAttrs workspace.deps.all prev))
      (import ./overrides.nix { inherit pkgs; })
    ]
  );

  # A part in Rust is built with the crates of the Cargo.lock beside its pyproject.toml.
  withCrates =
    package:
    package.overrideAttrs (
      old:
      let
        lockFile = old.src + "/Cargo.lock";
      in
      lib.optionalAttrs (old ? src && builtins.pathExists lockFile) {
        cargoDeps = pkgs.rustPlatform.importCargoLock { inherit lockFile; };
        nativeBuildInputs = old.nativeBuildInputs ++ [
          pkgs.cargo
          pkgs.rustPlatform.cargoSetupHook
          pkgs.rustc
        ];
      }
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
  select = names: lib.filter (package: package ? src) (set.resolveVirtualEnv (projectsWith names));
  packages = map (name: set.${name}) names;

  # What builds all members of uv.lock, which uv checks as a whole.
  folders = lib.filter (folder: folder != null) (map folderOf lock.package);
  requires = folder: (manifestOf folder).build-system.requires or [ ];
  nameOf = requirement: lib.head (builtins.match "[[:space:]]*([A-Za-z0-9._-]+).*" requirement);
  required = map (it: pyproject-nix.lib.pypa.normalizePackageName (nameOf it)) (
    lib.concatMap requires folders
  );
  builders = lib.filter (name: set ? ${name}) (required ++ [ "editables" ]);
  programsOf = project: lib.attrNames (project.scripts or { } // project.gui-scripts or { });
in
{
  inherit build isForeign members;
  pname = "station-finder";
  inherit (set.${lib.head names}) version;
  programs = lib.concatMap programsOf projects;
  buildInputs =
    lib.concatMap (package: package.nativeBuildInputs or [ ]) packages
    ++ set.resolveBuildSystem (lib.genAttrs builders (_: [ ]));
  forRunning = select [ ];
  forTests = select testNames;
}
