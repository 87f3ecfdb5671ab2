# Programs for the dev shell and the tests: https://search.nixos.org/packages
#
# Python packages belong in environment.nix or requirements-dev.txt instead.
{ pkgs }:
[
  pkgs.uv
  pkgs.ruff
  pkgs.git
  pkgs.bun
]
