# The table of contents. The code behind each entry is in nix/; nix/README.md explains it.
{
  description = "Finds railway stations by name and by place: a uv workspace with parts in Rust and C";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    # These read uv.lock, and build what has no wheel.
    pyproject-nix.url = "github:pyproject-nix/pyproject.nix";
    pyproject-nix.inputs.nixpkgs.follows = "nixpkgs";
    uv2nix.url = "github:pyproject-nix/uv2nix";
    uv2nix.inputs.nixpkgs.follows = "nixpkgs";
    uv2nix.inputs.pyproject-nix.follows = "pyproject-nix";
    pyproject-build-systems.url = "github:pyproject-nix/build-system-pkgs";
    pyproject-build-systems.inputs.nixpkgs.follows = "nixpkgs";
    pyproject-build-systems.inputs.pyproject-nix.follows = "pyproject-nix";
    pyproject-build-systems.inputs.uv2nix.follows = "uv2nix";
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
      packages = eachSystem (project: {
        default = project.package;
        # The tests' JUnit report, even if some fail: result/junit.xml
        pytest-report = project.checks.tests.report;
      });

      # nix run
      apps = eachSystem (project: {
        default = {
          type = "app";
          program = nixpkgs.lib.getExe project.package;
          meta = { inherit (project.package.meta) description; };
        };
      });

      # nix develop
      devShells = eachSystem (project: {
        default = project.shell;
      });

      # nix flake check
      checks = eachSystem (project: project.checks);

      # nix fmt
      formatter = eachSystem (project: project.formatter);
    };
}
