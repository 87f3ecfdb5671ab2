# Programs that the build runs, in the dev shell too: https://search.nixos.org/packages
{ pkgs }:
[
]
