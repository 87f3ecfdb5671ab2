# Builds a package that is written in Rust, on the crates that the Cargo.lock in its source names.
{
  lib,
  cargoLock,
  pythonPkgs,
}:
_final: old:
let
  inherit (pythonPkgs) libiconv rustPlatform stdenv;
in
{
  cargoDeps = rustPlatform.importCargoLock { lockFile = cargoLock old.src; };
  nativeBuildInputs = old.nativeBuildInputs or [ ] ++ [
    rustPlatform.cargoSetupHook
    rustPlatform.maturinBuildHook
  ];
  buildInputs = old.buildInputs or [ ] ++ lib.optional stdenv.hostPlatform.isDarwin libiconv;
}
