# The options with which cargo builds one of the crates in crates.nix, by its name.
{ lib, crates }:
name:
let
  inherit (crates.${name}) features;
in
"--locked --package ${name}"
+ lib.optionalString (features != [ ]) " --features ${lib.concatStringsSep "," features}"
