# What the table says for this system: `{ numpy = "wheel"; regex = "source"; }`.
{ lib, stdenv }:
let
  inherit (stdenv.hostPlatform) system isDarwin;
in
lib.mapAttrs (_: row: row.${system} or (if isDarwin then row.darwin else row.linux)) (
  lib.importTOML ./wheel-policy.toml
)
