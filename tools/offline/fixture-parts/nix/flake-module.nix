{ self, lib, ... }:
let
  # What there is to compare, without the packages themselves.
  summary =
    value:
    if lib.isDerivation value then
      value.drvPath
    else if lib.isAttrs value then
      lib.mapAttrs (_: summary) value
    else if lib.isFunction value then
      "a function"
    else
      value;
in
{
  imports = [
    ./plain.nix
    { flake.greeting = "hello"; }
  ];

  flake = {
    templates.default = {
      path = ./.;
      description = "A template";
    };
    lib.double = number: number * 2;
    summary = summary (removeAttrs self.outputs [ "summary" ]);
  };

  perSystem =
    {
      config,
      pkgs,
      system,
      lib,
      inputs',
      self',
      ...
    }:
    {
      packages.default = pkgs.writeText "default" system;
      apps.default.program = lib.getExe config.packages.tool;
      checks = {
        theirs = inputs'.nixpkgs.legacyPackages.writeText "theirs" "${self'.packages.default}";
        tool = config.packages.tool;
      };
      devShells.default = pkgs.mkShell { packages = [ self'.packages.tool ]; };
      formatter = pkgs.nixfmt-tree;
    };
}
