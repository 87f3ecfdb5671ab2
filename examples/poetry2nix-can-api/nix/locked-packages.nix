# The packages of poetry.lock, with their names as pip spells them.
{ lib, pyprojectNix }:
let
  inherit (pyprojectNix.lib.pypa) normalizePackageName;

  lock =
    if lib.pathExists ../poetry.lock then
      lib.importTOML ../poetry.lock
    else
      throw "There is no poetry.lock that git tracks: run `nix develop --command poetry lock` and `git add -f poetry.lock`.";
in
map (
  entry:
  entry
  // {
    name = normalizePackageName entry.name;
    # Before version 1.5, Poetry wrote all files to the end.
    files = entry.files or lock.metadata.files.${entry.name};
  }
) (lock.package or [ ])
