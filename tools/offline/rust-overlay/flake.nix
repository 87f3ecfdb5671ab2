{
  description = "The part of rust-overlay that the templates use, over the Rust of this machine";

  # As upstream has it, so that a flake can let it follow its own.
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs = _: rec {
    overlays.default = final: _: { rust-bin = lib.mkRustBin { } final; };
    overlays.rust-overlay = overlays.default;

    # The package set is the offline nixpkgs, which knows the machine's Rust.
    lib.mkRustBin = _: pkgs: import ./rust-bin.nix { inherit pkgs; };
  };
}
