# The table of contents. The code behind each entry is in nix/; nix/README.md explains it.
{
  description = "A Python project";

  inputs = {
    # Tools, from a release that still gets security fixes.
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

    # Python and its build tools. poetry2nix is no longer developed; this is the last
    # release of nixpkgs that it is known to work with.
    nixpkgs-python.url = "github:NixOS/nixpkgs/nixos-24.11";
    poetry2nix = {
      url = "github:nix-community/poetry2nix";
      # Only its Nix code is needed; as a flake it would add five inputs.
      flake = false;
    };
  };

  outputs =
    { nixpkgs, ... }@inputs:
    let
      inherit (nixpkgs) lib;

      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "aarch64-darwin"
      ];

      # Calls `f` for every system with the result of nix/default.nix for that system.
      eachSystem = f: lib.genAttrs systems (system: f (import ./nix { inherit inputs system; }));
    in
    {
      # nix build
      packages = eachSystem (project: {
        default = project.package;
        poetry2nix-starter = project.package;
        # The tests' JUnit report, even if some fail: result/junit.xml
        pytest-report = project.pytestReport;
      });

      # nix run
      apps = eachSystem (project: project.apps);

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
