{
  description = "The part of nixpkgs that the templates use, over the programs of this machine";

  outputs =
    { ... }:
    let
      lib = import ./lib;
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "aarch64-darwin"
      ];
    in
    {
      inherit lib;
      legacyPackages = lib.genAttrs systems (system: import ./default.nix { inherit system; });
    };
}
