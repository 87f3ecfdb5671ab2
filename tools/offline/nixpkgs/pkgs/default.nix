# The package set for one system, as the function from the final set that overlays extend.
{
  lib,
  system,
  config,
}:
final:
let
  # What tools/host got of the registries; it writes the file beside flake.nix.
  host = lib.importJSON ../programs.json;

  # A function of its own: the names in this set must not hang on the final set.
  callPackage = file: final.callPackage file;

  fromHost = lib.mapAttrs (callPackage ./host-package.nix { }) host.packages;
  libraries = lib.mapAttrs (callPackage ./library.nix { }) host.libraries.packages;
  builders = import ./build-support { inherit callPackage; };
  interpreters = import ./python {
    inherit
      lib
      callPackage
      final
      host
      ;
  };
  rust = import ./rust { inherit lib callPackage host; };
in
import ./named-only.nix { inherit lib final; }
// libraries
// fromHost
// builders
// interpreters
// rust
// import ./build-tools { inherit final fromHost; }
// import ./cuda.nix { inherit lib final; }
// {
  inherit
    lib
    config
    system
    host
    ;
  pkgs = final;
  newScope = extra: lib.callPackageWith (final // extra);
  callPackage = final.newScope { };

  # Nothing is built for another system: all of these are the same set.
  buildPackages = final;
  targetPackages = final;
  pkgsBuildBuild = final;
  pkgsBuildHost = final;
  pkgsBuildTarget = final;
  pkgsHostHost = final;
  pkgsHostTarget = final;
  pkgsTargetTarget = final;
  splicePackages = { pkgsHostTarget, ... }: pkgsHostTarget;
  makeScopeWithSplicing' = { f, ... }: lib.makeScope final.newScope f;

  stdenvNoCC = callPackage ./stdenv { };
  stdenv = callPackage ./stdenv/with-cc.nix { };
  inherit (final.stdenv) hostPlatform buildPlatform targetPlatform;

  runtimeShell = final.host.bash;
  runtimeShellPackage = final.bash;
  bashInteractive = final.bash;

  pkg-config = callPackage ./pkg-config { } fromHost.pkg-config;

  cacert = callPackage ./cacert.nix { };
  formats = callPackage ./formats.nix { };
  fetchPypiLegacy =
    _: throw "The offline nixpkgs has no fetchPypiLegacy: files come from the index of this machine.";
  autoPatchelfHook = callPackage ./auto-patchelf { };
  tzdata = callPackage ./tzdata.nix { };
  nix-gitignore = callPackage ./nix-gitignore.nix { };
  # As in nixpkgs 24.11.
  nixfmt-rfc-style = final.nixfmt;
  treefmt = callPackage ./treefmt.nix { };
  nixfmt-tree = callPackage ./nixfmt-tree.nix { };
}
