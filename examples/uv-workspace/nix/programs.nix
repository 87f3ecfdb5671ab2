# Programs for the dev shell, the build and the tests: https://search.nixos.org/packages
#
# Python packages belong in pyproject.toml instead.
{ pkgs }:
[
  pkgs.uv
  pkgs.ruff
  pkgs.cargo
  pkgs.rustc
]
