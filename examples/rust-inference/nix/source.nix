# The files that cargo sees. A change in any other file rebuilds nothing.
{ lib, craneLib }:
if !lib.pathExists ../Cargo.lock then
  throw "There is no Cargo.lock that git tracks: run `cargo generate-lockfile` and `git add -f Cargo.lock`."
else
  lib.fileset.toSource {
    root = ../.;
    fileset = lib.fileset.unions [
      # *.rs, *.toml, Cargo.lock, .cargo/config
      (craneLib.fileset.commonCargoSources ../.)
      # Add other files that the code includes or the tests read, such as ../tests/data
    ];
  }
