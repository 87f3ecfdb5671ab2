# Native libraries that crates link to: https://search.nixos.org/packages
#
# A crate that looks for them with pkg-config needs `pkgs.pkg-config` in programs.nix.
{ pkgs }:
[
]
