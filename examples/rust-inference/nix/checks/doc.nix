# The documentation builds without warnings, such as one about a broken link.
{
  common,
  craneLib,
  dependencies,
}:
craneLib.cargoDoc (
  common
  // {
    CARGO_PROFILE = "dev";
    RUSTDOCFLAGS = "--deny warnings";
    cargoArtifacts = dependencies.dev;
    cargoExtraArgs = "--locked --workspace";
  }
)
