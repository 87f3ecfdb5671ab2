# What the offline uv2nix makes of a project: the packages of an installation, with their sources.
{ lib, request }:
let
  inherit (builtins.fromJSON (builtins.readFile request))
    folder
    python
    system
    selection
    ;
  pyproject-nix = {
    lib = import ../pyproject-nix/lib { inherit lib; };
    build = import ../pyproject-nix/build { inherit lib; };
  };
  workspace = (import ../uv2nix/lib/workspace.nix { inherit lib pyproject-nix; }).loadWorkspace {
    workspaceRoot = /. + folder;
  };

  # As much of nixpkgs as says what would be built, and builds nothing.
  pkgs = {
    stdenv = {
      hostPlatform = {
        inherit system;
        isDarwin = system == "aarch64-darwin";
        isLinux = system != "aarch64-darwin";
        darwinMinVersion = "14.0";
        parsed.cpu.name = lib.head (lib.splitString "-" system);
      };
      cc.libc.version = "2.42-61";
      mkDerivation = attributes: attributes // attributes.passthru or { };
    };
    fetchurl = file: file;
    autoPatchelfHook = null;
    pyprojectHook = null;
    pyprojectWheelHook = null;
    resolveBuildSystem = _: [ ];
    pythonManylinuxPackages.manylinux2014 = [ ];
    python = {
      version = python;
      pythonVersion = lib.versions.majorMinor python;
    };
  };
  dependencies.my-app = selection.extras or [ ] ++ selection.groups or [ ];
  overlay = workspace.mkPyprojectOverlay {
    sourcePreference = "wheel";
    inherit dependencies;
  };
  set = lib.fix (
    lib.extends overlay (
      final:
      pkgs
      // {
        inherit pkgs;
        callPackage = lib.callPackageWith final;
      }
    )
  );
  chosen = map (name: set.${name}) (pyproject-nix.build.lib.resolve set dependencies);

  describe = package: {
    inherit (package) pname version;
    kind = package.format or "folder";
    # A file of the project is a path, which is only compared by its name.
    source =
      if package.src.url or null != null then
        { inherit (package.src) name url hash; }
      else
        baseNameOf (package.src.passthru.url or package.src);
  };
in
map describe (lib.filter (package: package ? src && package.pname != "my-app") chosen)
