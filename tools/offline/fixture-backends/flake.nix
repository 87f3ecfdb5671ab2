{
  description = "A project for each build back end of Python; see backends.test.ts";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { nixpkgs, ... }:
    let
      eachSystem = nixpkgs.lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
      ];
      project = eachSystem (system: import ./outputs.nix { pkgs = nixpkgs.legacyPackages.${system}; });
    in
    {
      packages = eachSystem (system: project.${system}.packages);
      legacyPackages = eachSystem (system: {
        inherit (project.${system}) cmakeConfigures missing together;
      });
    };
}
