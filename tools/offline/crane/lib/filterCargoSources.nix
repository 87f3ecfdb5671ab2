# A filter for lib.cleanSourceWith that keeps what cargo reads.
{ lib }:
path: type:
let
  name = baseNameOf path;
in
type == "directory"
|| lib.hasSuffix ".rs" name
|| lib.hasSuffix ".toml" name
|| name == "Cargo.lock"
|| (name == "config" && baseNameOf (dirOf path) == ".cargo")
