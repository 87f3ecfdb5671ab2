# Which lines the tests reach, in the format of lcov: nix build .#coverage
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
