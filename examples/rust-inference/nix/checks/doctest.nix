# The examples in the documentation run. nextest leaves these out.
{
  common,
  craneLib,
  dependencies,
}:
craneLib.cargoDocTest (
  common
  // {
    CARGO_PROFILE = "dev";
    cargoArtifacts = dependencies.dev;
    doInstallCargoArtifacts = false;
    cargoExtraArgs = "--locked --workspace";
  }
)
