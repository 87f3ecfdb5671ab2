# The project's files without the Nix ones, so that a change in Nix code rebuilds only what it must.
{ lib }:
lib.fileset.toSource {
  root = ../.;
  fileset = lib.fileset.difference ../. (
    lib.fileset.unions [
      ../flake.nix
      (lib.fileset.maybeMissing ../flake.lock)
      ../nix
    ]
  );
}
