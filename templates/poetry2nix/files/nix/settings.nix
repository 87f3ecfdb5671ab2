# Settings of poetry2nix, the same for the application and the environments.
{
  lib,
  overrides,
  poetry2nix,
  problems,
  python,
  wheelPolicy,
}:
let
  settings = {
    projectDir = ../.;
    inherit python;
    overrides = [
      wheelPolicy
      (poetry2nix.defaultPoetryOverrides.overrideOverlay overrides)
    ];
  };

  found = problems (poetry2nix.mkPoetryPackages settings).python.pkgs;
in
lib.throwIf (found != [ ]) "\n${lib.concatStringsSep "\n" found}" settings
