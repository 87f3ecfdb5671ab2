# The project's files without the Nix ones, so that Nix edits only rebuild what they affect.
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
