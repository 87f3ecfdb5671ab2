# Chooses wheels with nix/uv-lock, copied into the folder of a project.
{ lib, request }:
let
  inherit (builtins.fromJSON (builtins.readFile request))
    folder
    python
    system
    selection
    ;

  pkgs = {
    inherit lib;
    interpreter = {
      version = python;
      pythonVersion = lib.versions.majorMinor python;
    };
    stdenv = {
      hostPlatform = {
        inherit system;
        isDarwin = system == "aarch64-darwin";
        darwinMinVersion = "14.0";
        parsed.cpu.name = lib.head (lib.splitString "-" system);
      };
      cc.libc.version = "2.42-61";
    };
    # What would be fetched.
    fetchurl = file: file;
  };
  scope = lib.makeScope (extra: lib.callPackageWith (pkgs // extra)) (
    self:
    let
      call = name: self.callPackage (folder + "/nix/uv-lock/${name}.nix") { };
    in
    {
      versions = call "versions";
      markers = call "markers";
      entries = call "entries";
      tags = call "tags";
      wheels = call "wheels";
    }
  );
in
map (
  wheel:
  wheel
  // {
    # A file of the project is a path, which is only compared by its name.
    file = if lib.isAttrs wheel.file then wheel.file else baseNameOf wheel.file;
  }
) (scope.wheels selection)
