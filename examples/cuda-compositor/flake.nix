# The table of contents. The code behind each entry is in nix/; nix/README.md explains it.
{
  description = "Composes layers of images on a GPU and finds out how a picture was composed";

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

      # Calls `f` for every system with the result of nix/default.nix for that system.
      eachSystem = f: lib.genAttrs systems (system: f (import ./nix (pkgsFor system)));
      pkgsFor = system: import ./nix/nixpkgs.nix { inherit nixpkgs system; };
    in
    {
      # nix build
      packages = eachSystem (project: {
        default = project.environment;
        # The tests' JUnit report, even if some fail: result/junit.xml
        pytest-report = project.pytestReport;
      });

      # nix run .#verify
      apps = eachSystem (project: {
        verify = {
          type = "app";
          program = lib.getExe project.verify;
          meta = { inherit (project.verify.meta) description; };
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
