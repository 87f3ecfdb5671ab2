# What poetry2nix would get wrong silently, as sentences; an empty list if nothing. They are
# checked before anything is built. `create-nix-project policy` says more about each.
{ callPlain }:
packages:
let
  manifest = callPlain ./manifest.nix;
  lock = callPlain ./lock.nix;
  table = callPlain ./table.nix;
  choice = callPlain ./choice.nix packages;
in
# Each relies on those before it.
if manifest != [ ] then
  manifest
else if lock ++ table != [ ] then
  lock ++ table
else
  choice
