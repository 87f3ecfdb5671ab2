# Rust: the machine's toolchains, and what builds packages with them.
{
  lib,
  callPackage,
  host,
}:
let
  rust =
    if host.rust == null then
      throw "The offline nixpkgs was made without Rust, for a flake that has no crane and no rust-overlay."
    else
      host.rust;

  # Upstream's packages are one program each; here each of them is the whole toolchain.
  part =
    mainProgram:
    let
      toolchain = callPackage ./toolchain.nix { } {
        pname = "rust";
        rust = rust.current;
        components = [
          "cargo"
          "clippy"
          "rustc"
          "rustfmt"
        ];
      };
    in
    toolchain
    // {
      meta = toolchain.meta // {
        inherit mainProgram;
      };
    };
in
lib.genAttrs [ "cargo" "clippy" "rustc" "rustfmt" ] part
// {
  rustPlatform = callPackage ./platform.nix { };

  # For the offline rust-overlay.
  hostRust = rust // {
    toolchain = callPackage ./toolchain.nix { };
  };
}
