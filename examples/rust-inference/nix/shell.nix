# The dev shell: Rust, the programs that the checks use, and what native dependencies need.
{
  mkShell,
  cargo-deny,
  cargo-nextest,
  libraries,
  programs,
  toolchain,
}:
mkShell {
  packages = [
    toolchain
    cargo-deny
    cargo-nextest
  ]
  ++ programs;
  buildInputs = libraries;
}
