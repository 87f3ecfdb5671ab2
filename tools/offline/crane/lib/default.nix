# crane's library for one package set; each file holds what upstream has under that name.
{
  lib,
  newScope,
  pkgs,
}:
lib.makeScope newScope (
  self:
  let
    call = file: self.callPackage file { };
    toolchainPrograms = [
      "cargo"
      "clippy"
      "rustc"
      "rustfmt"
    ];
  in
  {
    craneLib = self;

    # A toolchain, or a function from a package set to one.
    overrideToolchain =
      toolchain:
      self.overrideScope (
        _: _:
        lib.genAttrs toolchainPrograms (_: if lib.isFunction toolchain then toolchain pkgs else toolchain)
      );

    # A function from the package set to the stdenv that everything is built with.
    stdenvSelector = packages: packages.stdenv;

    fileset = call ./fileset.nix;
    filterCargoSources = call ./filterCargoSources.nix;
    cleanCargoSource = call ./cleanCargoSource.nix;
    originalSource = call ./originalSource.nix;
    crateNameFromCargoToml = call ./crateNameFromCargoToml.nix;
    vendorCargoDeps = call ./vendorCargoDeps.nix;
    cleanCargoToml = call ./cleanCargoToml.nix;
    mkDummySrc = call ./mkDummySrc.nix;
    cargoHooks = call ./hooks.nix;
    mkCargoDerivation = call ./mkCargoDerivation.nix;
    buildDepsOnly = call ./buildDepsOnly.nix;
    buildPackage = call ./buildPackage.nix;
    cargoNextest = call ./cargoNextest.nix;
    devShell = call ./devShell.nix;

    inherit (call ./checks.nix)
      cargoAudit
      cargoBuild
      cargoClippy
      cargoDeny
      cargoDoc
      cargoDocTest
      cargoFmt
      cargoLlvmCov
      cargoTest
      taploFmt
      ;
  }
)
