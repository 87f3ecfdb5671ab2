# The oldest Rust that the project supports: `rust-version` in Cargo.toml says which it is.
{ pkgs, rust, ... }@parts:
let
  inherit (pkgs) lib;

  version =
    rust.cargoToml.workspace.package.rust-version or rust.cargoToml.package.rust-version or (throw ''
      Cargo.toml has no `rust-version`. Add the oldest Rust that you support, such as
          rust-version = "1.85"
      below [workspace.package].'');
  # Releases have three numbers: 1.85 is 1.85.0.
  release = if lib.length (lib.splitVersion version) == 2 then "${version}.0" else version;

  # “Rust 1.85 or newer” in README.md has to be the same.
  readme = lib.optionalString (lib.pathExists ../README.md) (lib.readFile ../README.md);
  found = lib.findFirst lib.isList [ version ] (builtins.split "Rust ([0-9.]+) or newer" readme);
  documented = lib.head found;

  toolchain =
    if lib.versionOlder rust.toolchain.version version then
      throw "Cargo.toml supports Rust ${version} and newer, but the toolchain is older: ${rust.toolchain.version}. Lower `rust-version`, or take a newer toolchain."
    else if documented != version && documented != release then
      throw "README.md says “Rust ${documented} or newer”, and Cargo.toml says ${version}. Let them agree."
    else
      rust.rustBin.stable.${release}.minimal
        or (throw "There is no Rust ${release}, which `rust-version` in Cargo.toml asks for.");

  # Without the tests: what these depend on may need a newer Rust.
  craneLib = (parts.inputs.crane.mkLib pkgs).overrideToolchain toolchain;
  args = rust.commonArgs // {
    pname = "${rust.commonArgs.pname}-msrv";
    buildPhaseCargoCommand = rust.forEachSelection (
      features: "cargoWithProfile check --locked --workspace ${features}"
    );
  };
in
{
  # It compiles everything but the tests.
  check = craneLib.mkCargoDerivation (
    args
    // {
      cargoArtifacts = craneLib.buildDepsOnly (args // { doCheck = false; });
      doInstallCargoArtifacts = false;
    }
  );

  # To try it: nix develop .#msrv
  shell = pkgs.mkShell {
    packages = [ toolchain ] ++ parts.programs;
    buildInputs = parts.libraries;
  };
}
