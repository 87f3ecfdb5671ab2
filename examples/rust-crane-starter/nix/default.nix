# Everything in the flake, for one system.
#
# Each file here is a function. `call` fills in its arguments by their names: from this list, or
# else from nixpkgs. `callSet` is for those that return a set of things, such as all packages.
{
  pkgs,
  crane,
  rust-overlay,
}:
pkgs.lib.makeScope pkgs.newScope (
  self:
  let
    call = file: self.callPackage file { };
    callSet =
      file:
      removeAttrs (call file) [
        "override"
        "overrideDerivation"
      ];
  in
  {
    # Rust, and crane, which builds with it.
    rustBin = rust-overlay.lib.mkRustBin { } pkgs;
    toolchain = call ./toolchain.nix;
    craneLib = (crane.mkLib pkgs).overrideToolchain self.toolchain;

    # The same with the oldest supported Rust.
    msrv = call ./msrv.nix;
    msrvToolchain = call ./msrv-toolchain.nix;
    craneMsrv = (crane.mkLib pkgs).overrideToolchain self.msrvToolchain;

    # The project's files, and what they need to compile.
    cargoToml = pkgs.lib.importTOML ../Cargo.toml;
    source = call ./source.nix;
    programs = call ./programs.nix;
    libraries = call ./libraries.nix;
    crates = callSet ./crates.nix;
    crateFlags = call ./crate-flags.nix;
    featureSets = callSet ./feature-sets.nix;

    # How it is compiled: the dependencies once, everything else on top of them.
    common = callSet ./common.nix;
    dependencies = callSet ./dependencies.nix;
    runNextest = call ./run-nextest.nix;

    # The outputs of the flake.
    cratePackages = callSet ./packages.nix;
    apps = callSet ./apps.nix;
    nextestReport = self.runNextest {
      name = "nextest";
      selections."." = "";
    };
    featuresReport = self.runNextest {
      name = "features";
      selections = self.featureSets;
    };
    receiptsTool = call ./receipts/tool.nix;
    subject = call ./receipts/subject.nix;
    receipts = call ./receipts/collection.nix;
    receiptsProgram = call ./receipts/program.nix;
    shell = call ./shell.nix;
    msrvShell = call ./msrv-shell.nix;
    formatter = call ./formatter.nix;
    checks = callSet ./checks;
  }
)
