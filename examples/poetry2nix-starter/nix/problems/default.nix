# What poetry2nix would get wrong without a word, as sentences; none when all is well. They are
# looked for before anything is built. `create-nix-project policy` says more about each.
{ callPlain }:
packages:
let
  manifest = callPlain ./manifest.nix;
  lock = callPlain ./lock.nix;
  table = callPlain ./table.nix;
  choice = callPlain ./choice.nix packages;
in
# What comes later relies on what comes before.
if manifest != [ ] then
  manifest
else if lock ++ table != [ ] then
  lock ++ table
else
  choice
