# The Rust that ../rust-toolchain.toml names, which rustup reads too.
{ rustBin }:
rustBin.fromRustupToolchainFile ../rust-toolchain.toml
