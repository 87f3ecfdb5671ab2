# The oldest supported Rust, without the tools that only the newest needs.
{
  lib,
  msrv,
  rustBin,
}:
let
  # Releases have three numbers: 1.85 is 1.85.0.
  release = if lib.length (lib.versions.splitVersion msrv) == 2 then "${msrv}.0" else msrv;
in
rustBin.stable.${release}.minimal
  or (throw "There is no Rust ${release}, which `rust-version` in Cargo.toml asks for.")
