# The table of contents. What stands behind each entry is in nix/; nix/README.md explains it.
{
  description = "Sends, shows and decodes the frames of a CAN bus over HTTP";

  inputs = {
    # Tools, from a release that still gets security fixes.
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

    # Python and what builds its packages. poetry2nix is no longer developed; this is the last
    # release of nixpkgs that it is known to work with.
    nixpkgs-python.url = "github:NixOS/nixpkgs/nixos-24.11";
    poetry2nix = {
      url = "github:nix-community/poetry2nix";
      # Its Nix code is all that is needed; as a flake it would bring five inputs of its own.
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

      # Calls `f` for every system with what nix/default.nix makes for that system.
      eachSystem = f: lib.genAttrs systems (system: f (import ./nix { inherit inputs system; }));
    in
    {
      # nix build
      packages = eachSystem (project: {
        default = project.package;
        can-api = project.package;
        # The tests' JUnit report, also of failing ones: result/junit.xml
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
