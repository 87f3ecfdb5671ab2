# What `nix run .#NAME` starts.
{
  lib,
  cargo,
  cargo-audit,
  cratePackages,
  receiptsProgram,
  writeShellApplication,
}:
let
  app = description: package: {
    type = "app";
    program = lib.getExe package;
    meta = { inherit description; };
  };
  mainCrate = "inference-cli";
in
lib.mapAttrs (name: app "The program of the crate ${name}") cratePackages
// {
  default = app "The program of the crate ${mainCrate}" cratePackages.${mainCrate};
  receipts = app "Verifies the receipts of the test runs" receiptsProgram;
  # Not a check: known vulnerabilities change every day, and a check must not.
  audit = app "Looks for known vulnerabilities in Cargo.lock" (writeShellApplication {
    name = "audit";
    runtimeInputs = [
      cargo
      cargo-audit
    ];
    text = ''cargo audit "$@"'';
  });
}
