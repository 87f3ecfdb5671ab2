# clippy has nothing to say about any target, tests included.
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
