{
  description = "One output for each thing that the offline crane and rust-overlay have to do; see rust.test.ts";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    crane.url = "github:ipetkov/crane";
    rust-overlay = {
      url = "github:oxalica/rust-overlay";
      inputs.nixpkgs.follows = "nixpkgs";
    };
  };

  outputs =
    {
      nixpkgs,
      crane,
      rust-overlay,
      ...
    }:
    let
      eachSystem = nixpkgs.lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
        "aarch64-darwin"
      ];
      project = eachSystem (
        system:
        import ./outputs.nix {
          inherit crane rust-overlay;
          pkgs = nixpkgs.legacyPackages.${system};
        }
      );
    in
    {
      packages = eachSystem (system: project.${system}.packages);
      checks = eachSystem (system: project.${system}.checks);
      devShells = eachSystem (system: project.${system}.devShells);
      # Not every machine can do the one, and none the other.
      legacyPackages = eachSystem (system: {
        inherit (project.${system}) coverage missing openssl;
      });
    };
}
