# Which lines the tests cover, in lcov format: nix build .#coverage
{
  common,
  craneLib,
  dependencies,
}:
craneLib.cargoLlvmCov (
  common
  // {
    cargoArtifacts = dependencies.dev;
    cargoExtraArgs = "--locked --workspace";
  }
)
