# flake-parts.lib.mkFlake { inherit inputs; } MODULE
{ lib }:
{ inputs }:
module:
let
  options = import ./options.nix { inherit lib; };
  inherit (inputs) self;

  top = options.merge "" {
    systems = options.list;
    flake = options.attrs;
    perSystem = options.deferred;
  } (options.collect { inherit inputs self lib; } module);

  # Outputs that modules define for one system at a time.
  perSystemOptions = {
    inherit (options) apps;
    checks = options.attrs;
    devShells = options.attrs;
    formatter = options.optional;
    legacyPackages = options.attrs;
    packages = options.attrs;
  };
  outputNames = lib.attrNames perSystemOptions;

  # A flake, such as an input, as it is seen from one system: without that level of its outputs.
  seenFrom =
    system: flake:
    lib.genAttrs outputNames (
      name:
      flake.${name}.${system}
        or (throw "Attempt to access ${name}.${system} of flake ${toString flake.outPath}, but it does not have it.")
    );

  forSystem =
    system:
    let
      args = {
        inherit system lib config;
        inputs' = lib.mapAttrs (_: seenFrom system) inputs;
        self' = seenFrom system self;
        pkgs = args.inputs'.nixpkgs.legacyPackages;
      };
      config = options.merge "perSystem.${system}." perSystemOptions (
        lib.concatMap (options.collect args) top.perSystem
      );
    in
    config;

  allSystems = lib.genAttrs top.systems forSystem;
  transposed = lib.genAttrs outputNames (name: lib.mapAttrs (_: config: config.${name}) allSystems);
  formatters = lib.filterAttrs (_: formatter: formatter != null) transposed.formatter;

  outputs = transposed // {
    formatter = formatters;
    # As upstream, these are there without being set.
    nixosConfigurations = { };
    nixosModules = { };
    overlays = { };
  };
  twice = lib.attrNames (lib.intersectAttrs transposed top.flake);
in
lib.throwIf (twice != [ ])
  "The offline flake-parts takes `${toString twice}' from `perSystem' alone, not from `flake'."
  (outputs // top.flake)
