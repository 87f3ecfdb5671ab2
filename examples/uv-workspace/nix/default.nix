# The parts of the flake, for one system. Each file here makes one of them, from others.
inputs: pkgs:
let
  parts = {
    inherit inputs pkgs;

    # Python as nixpkgs has it.
    interpreter = pkgs.python313;
    python = import ./python.nix parts;
    libraries = import ./libraries.nix { inherit pkgs; };
    programs = import ./programs.nix { inherit pkgs; };

    # The project's files without the Nix ones: a change in Nix code rebuilds only what it must.
    source = pkgs.lib.fileset.toSource {
      root = ../.;
      fileset = pkgs.lib.fileset.difference ../. (
        pkgs.lib.fileset.unions [
          ../flake.nix
          (pkgs.lib.fileset.maybeMissing ../flake.lock)
          ./.
        ]
      );
    };
    packages = import ./packages.nix parts;
    environment = import ./environment.nix parts;

    inherit (parts.environment) package;
    shell = import ./shell.nix parts;
    checks = import ./checks.nix parts;
    formatter = import ./formatter.nix parts;
  };
in
parts
