# The table of contents; the rest is in nix/.
{
  description = "Give a Python or Rust project a Nix flake that passes `nix flake check`";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { nixpkgs, ... }:
    let
      inherit (nixpkgs) lib;

      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "aarch64-darwin"
      ];

      eachSystem = f: lib.genAttrs systems (system: f nixpkgs.legacyPackages.${system});
    in
    {
      # nix flake init -t
      templates = import ./nix/templates.nix;

      # nix develop
      devShells = eachSystem (pkgs: {
        default = pkgs.callPackage ./nix/shell.nix { };
      });

      # nix flake check
      checks = eachSystem (pkgs: {
        format = pkgs.callPackage ./nix/format.nix { };
      });

      # nix fmt
      formatter = eachSystem (pkgs: pkgs.callPackage ./nix/formatter.nix { });
    };
}
