# The parts of the flake, for one system. Each file here makes one of them, from others.
inputs: pkgs:
let
  inherit (pkgs) lib;

  app = description: package: {
    type = "app";
    program = lib.getExe package;
    meta = { inherit description; };
  };

  parts = {
    inherit inputs pkgs;

    # What crates need to compile.
    libraries = import ./libraries.nix { inherit pkgs; };
    programs = import ./programs.nix { inherit pkgs; };

    rust = import ./rust.nix parts;
    msrv = import ./msrv.nix parts;
    receipts = import ./receipts.nix parts;

    inherit (parts.rust) packages;
    apps = lib.mapAttrs (name: app "The program of the crate ${name}") parts.packages // {
      default = parts.apps.inference-cli;
      receipts = app "Verifies the receipts of the test runs" parts.receipts.program;
      # Not a check: known vulnerabilities change every day, and a check must not.
      audit = app "Looks for known vulnerabilities in Cargo.lock" (
        pkgs.writeShellScriptBin "audit" ''exec ${lib.getExe pkgs.cargo-audit} audit "$@"''
      );
    };
    shell = import ./shell.nix parts;
    checks = import ./checks.nix parts;
    formatter = import ./formatter.nix parts;
  };
in
parts
