# Programs for the dev shell and the tests: https://search.nixos.org/packages
#
# Python packages belong in pyproject.toml instead: `poetry add --lock NAME`.
{ pkgs }:
[
]
