# The table of contents. The code behind each entry is in nix/; nix/README.md explains it.
{
  description = "An inference server, a command-line tool, and a converter from safetensors to GGUF";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    # Compiles the dependencies once, and the project's own crates on top of them.
    crane.url = "github:ipetkov/crane";
    # Has every release of Rust, the oldest supported one too.
    rust-overlay.url = "github:oxalica/rust-overlay";
    rust-overlay.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    { nixpkgs, ... }@inputs:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "aarch64-darwin"
      ];
      # Calls `f` for every system with the result of nix/default.nix for that system.
      eachSystem =
        f: nixpkgs.lib.genAttrs systems (system: f (import ./nix inputs nixpkgs.legacyPackages.${system}));
    in
    {
      # nix build
      packages = eachSystem (
        project:
        project.packages
        // {
          default = project.packages.inference-cli;
          # The JUnit report of the tests, even if some fail: result/junit.xml
          nextest-report = project.checks.nextest.report;
          receipts = project.receipts.files;
        }
      );

      # nix run
      apps = eachSystem (project: project.apps);

      # nix develop
      devShells = eachSystem (project: {
        default = project.shell;
        # The oldest supported Rust: nix develop .#msrv
        msrv = project.msrv.shell;
      });

      # nix flake check
      checks = eachSystem (project: project.checks);

      # nix fmt
      formatter = eachSystem (project: project.formatter);
    };
}
