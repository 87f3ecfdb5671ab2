# The table of contents. The code behind each entry is in nix/; nix/README.md explains it.
{
  description = "An inference server, a command-line tool, and a converter from safetensors to GGUF";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    # Compiles the dependencies once, and the workspace on top of them.
    crane.url = "github:ipetkov/crane";
    # Has every release of Rust, so that the oldest supported one can be tested too.
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
      inherit (nixpkgs) lib;

      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "aarch64-darwin"
      ];

      # Calls `f` for every system with the result of nix/default.nix for that system.
      eachSystem =
        f:
        lib.genAttrs systems (
          system:
          f (
            import ./nix {
              inherit crane rust-overlay;
              pkgs = nixpkgs.legacyPackages.${system};
            }
          )
        );
    in
    {
      # nix build
      packages = eachSystem (
        project:
        project.cratePackages
        // {
          default = project.cratePackages.inference-cli;
          nextest-report = project.nextestReport;
          inherit (project) receipts;
        }
      );

      # nix run
      apps = eachSystem (project: project.apps);

      # nix develop
      devShells = eachSystem (project: {
        default = project.shell;
        # The oldest supported Rust: nix develop .#msrv
        msrv = project.msrvShell;
      });

      # nix flake check
      checks = eachSystem (project: project.checks);

      # nix fmt
      formatter = eachSystem (project: project.formatter);
    };
}
