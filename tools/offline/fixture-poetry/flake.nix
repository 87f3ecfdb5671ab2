{
  description = "One output for each thing that the offline poetry2nix has to do; see poetry2nix.test.ts";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    nixpkgs-python.url = "github:NixOS/nixpkgs/nixos-24.11";
    poetry2nix = {
      url = "github:nix-community/poetry2nix";
      flake = false;
    };
  };

  outputs =
    {
      nixpkgs,
      nixpkgs-python,
      poetry2nix,
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
          inherit poetry2nix;
          pkgs = nixpkgs-python.legacyPackages.${system};
        }
      );
    in
    {
      packages = eachSystem (system: project.${system}.packages);
      # Which file of poetry.lock each package is made of.
      files = eachSystem (system: project.${system}.files);
      legacyPackages = eachSystem (system: {
        inherit (project.${system}) python tooLate wrongHash;
      });
    };
}
