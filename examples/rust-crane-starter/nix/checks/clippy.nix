# clippy has no warnings about any target, including tests.
{
  common,
  craneLib,
  dependencies,
}:
craneLib.cargoClippy (
  common
  // {
    CARGO_PROFILE = "dev";
    cargoArtifacts = dependencies.dev;
    doInstallCargoArtifacts = false;
    cargoClippyExtraArgs = "--workspace --all-targets -- --deny warnings";
  }
)
