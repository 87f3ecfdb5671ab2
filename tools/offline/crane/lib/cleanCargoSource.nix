# A folder without the files that cargo does not read.
{ lib, filterCargoSources }:
src:
lib.cleanSourceWith {
  src = lib.cleanSource src;
  filter = filterCargoSources;
  name = "source";
}
