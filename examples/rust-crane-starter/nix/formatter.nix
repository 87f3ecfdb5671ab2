# `nix fmt` formats the crates, as `cargo fmt` does, and the Nix files of this flake. With `--check`,
# it changes nothing and fails if it would.
{ pkgs, rust, ... }:
pkgs.writeShellApplication {
  name = "format";
  runtimeInputs = [
    pkgs.nixfmt
    rust.toolchain
  ];
  text = ''
    until [ -e flake.nix ] || [ "$PWD" = / ]; do cd ..; done
    # Some versions of Nix pass a path.
    check=()
    if [ "''${1-}" = --check ]; then check=(--check); fi
    cargo fmt --all "''${check[@]}"
    find flake.nix nix -name '*.nix' -exec nixfmt "''${check[@]}" {} +
  '';
}
