# Hooks for packages in other languages that have parts in Rust.
{
  cargo,
  makeSetupHook,
  maturin,
  rustc,
}:
{
  cargoSetupHook = makeSetupHook { name = "cargo-setup-hook"; } ./cargo-setup.sh;

  maturinBuildHook = makeSetupHook {
    name = "maturin-build-hook";
    propagatedBuildInputs = [
      cargo
      maturin
      rustc
    ];
  } ./maturin-build.sh;
}
