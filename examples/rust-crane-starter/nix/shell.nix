# The dev shell: Rust, the programs that the checks use, and what native dependencies need.
{ pkgs, rust, ... }@parts:
pkgs.mkShell {
  packages = [
    rust.toolchain
    pkgs.cargo-deny
    pkgs.cargo-nextest
  ]
  ++ parts.programs;
  buildInputs = parts.libraries;
}
