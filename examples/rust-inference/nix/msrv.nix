# The oldest Rust that the project supports: only `rust-version` in Cargo.toml says it.
{
  lib,
  cargoToml,
  toolchain,
}:
let
  rustVersion =
    cargoToml.workspace.package.rust-version or cargoToml.package.rust-version or (throw ''
      Cargo.toml has no `rust-version`. Add the oldest Rust that you support, such as
          rust-version = "1.85"
      below [workspace.package].'');

  # `toolchain.version` goes on after the number: "1.95.0 (59807616e 2026-04-14)".
  current = lib.head (lib.match "([0-9.]+).*" toolchain.version);
in
if lib.versionOlder current rustVersion then
  throw "Cargo.toml supports Rust ${rustVersion} and newer, but the toolchain is older: ${current}. Lower `rust-version`, or take a newer toolchain."
else
  rustVersion
