# One package for each crate of crates.nix, built for release.
{
  lib,
  common,
  crateFlags,
  craneLib,
  crates,
  dependencies,
}:
lib.mapAttrs (
  name: crate:
  craneLib.buildPackage (
    common
    // {
      pname = name;
      cargoArtifacts = dependencies.release;
      cargoExtraArgs = crateFlags name;
      # The check `nextest` runs the tests.
      doCheck = false;
      meta.mainProgram = crate.program;
    }
  )
) crates
