#!/bin/sh
# What CI checks, in parts, for people: each part is a check of the flake.
set -eu
cd "$(dirname "$0")/.."

system=$(nix eval --raw --impure --expr builtins.currentSystem)
check() {
  for name in "$@"; do
    nix build --no-link --print-build-logs ".#checks.$system.$name"
  done
}

case ${1-all} in
  quick) check fmt clippy ;;
  test) check nextest doctest features ;;
  msrv) check msrv ;;
  report) nix build --print-build-logs .#nextest-report && echo 'result/junit.xml' ;;
  all) nix flake check --print-build-logs ;;
  *)
    echo 'Usage: scripts/ci.sh [quick|test|msrv|report|all]' >&2
    exit 2
    ;;
esac
