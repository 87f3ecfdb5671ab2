{
  description = "One output for each thing that the offline torch has to do; see torch.test.ts";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { nixpkgs, ... }:
    let
      eachSystem = nixpkgs.lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
        "aarch64-darwin"
      ];
      outputs = eachSystem (
        system:
        import ./outputs.nix {
          pkgs = import nixpkgs {
            inherit system;
            config.cudaSupport = false;
          };
        }
      );
    in
    {
      packages = eachSystem (system: outputs.${system}.packages);
      legacyPackages = eachSystem (system: outputs.${system});
    };
}
