# The files that builds see: those tracked by git, so that tests, build scripts and `include_str!`
# find theirs. The dependencies are compiled from Cargo.toml and Cargo.lock alone.
{ lib }:
let
  inherit (lib) fileset;

  # After a change in one of these, nothing is compiled again.
  ignored = [
    ../.envrc
    ../.github
    ../.nix-project.json
    ../.vscode
    ../flake.lock
    ../flake.nix
    ../nix
    ../README.md
    # In a git repository it is left out anyway.
    ../target
  ];
in
if !lib.pathExists ../Cargo.lock then
  throw "There is no Cargo.lock that git tracks: run `cargo generate-lockfile` and `git add -f Cargo.lock`."
else
  fileset.toSource {
    root = ../.;
    fileset = fileset.difference ../. (fileset.unions (map fileset.maybeMissing ignored));
  }
