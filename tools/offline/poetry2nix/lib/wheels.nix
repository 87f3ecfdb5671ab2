# The files that are wheels for a Python, the best one first. The rules are those of upstream, also
# where pip has others: of wheels that fit, the one with the highest Python tag wins, and of those the
# first in the lock.
{ lib }:
python: files:
let
  tags = import ./tags.nix { inherit lib; } python;

  parse =
    entry:
    let
      parts = lib.match "[^-]+-[^-]+(-[0-9][^-]*)?-([^-]+)-([^-]+)-(.+)[.]whl" entry.file;
    in
    lib.optional (parts != null) {
      inherit entry;
      pythons = lib.filter tags.fitsPython (lib.splitString "." (lib.elemAt parts 1));
      abi = lib.elemAt parts 2;
      platforms = lib.splitString "." (lib.elemAt parts 3);
    };

  fits =
    wheel: tags.fitsAbi wheel.abi && wheel.pythons != [ ] && lib.any tags.fitsPlatform wheel.platforms;
  best = wheel: lib.foldl' lib.max 0 (map (tag: lib.toInt (tags.versionOf tag)) wheel.pythons);
in
map (wheel: wheel.entry) (
  lib.sort (a: b: best a > best b) (lib.filter fits (lib.concatMap parse files))
)
