# As upstream: `import poetry2nix { inherit pkgs; }`.
{
  pkgs,
  lib ? pkgs.lib,
}:
let
  poetryLib = import ./lib { inherit lib pkgs; };
in
lib.makeScope pkgs.newScope (
  self:
  let
    call =
      file:
      import file {
        inherit
          lib
          pkgs
          poetryLib
          self
          ;
      };
    # Overlays with the known needs of packages, and a way to add to them.
    extensible = overlay: {
      __functor = overlay;
      extend = changes: extensible (lib.composeExtensions overlay changes);
      overrideOverlay = changes: extensible (final: prev: overlay final prev // changes final prev);
    };
  in
  {
    mkPoetryPackages = call ./packages.nix;
    mkPoetryEnv = call ./env.nix;
    mkPoetryApplication = call ./application.nix;
    mkPoetryEditablePackage = call ./editable.nix;
    mkPoetryScriptsPackage = call ./scripts.nix;
    inherit (poetryLib) cleanPythonSources;

    defaultPoetryOverrides = extensible (import ./overrides { inherit lib pkgs; });
    # As upstream, what the caller says comes before what poetry2nix knows.
    overrides = {
      withDefaults = overlay: [
        overlay
        self.defaultPoetryOverrides
      ];
      withoutDefaults = overlay: [ overlay ];
    };
  }
)
