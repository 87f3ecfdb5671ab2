# The oldest Rust that the project supports: only `rust-version` in Cargo.toml says it.
# If README.md names a version, it has to agree, or nothing evaluates.
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

  # "Rust 1.85 or newer", as the README says it.
  readme = lib.optionalString (lib.pathExists ../README.md) (lib.readFile ../README.md);
  documented = lib.match ".*Rust ([0-9]+[.][0-9.]*[0-9]) or newer.*" (
    lib.replaceStrings [ "\n" ] [ " " ] readme
  );

  # 1.85 and 1.85.0 are the same release.
  release = version: if lib.match "[0-9]+[.][0-9]+" version == null then version else "${version}.0";
in
if lib.versionOlder current rustVersion then
  throw "Cargo.toml supports Rust ${rustVersion} and newer, but the toolchain is older: ${current}. Lower `rust-version`, or take a newer toolchain."
else if documented != null && release (lib.head documented) != release rustVersion then
  throw "README.md says “Rust ${lib.head documented} or newer”, and Cargo.toml says ${rustVersion}. Let them agree."
else
  rustVersion
