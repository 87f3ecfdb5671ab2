# The packages of poetry.lock, with their names as pip spells them.
{
  lib,
  lock,
  pyprojectNix,
}:
map (entry: entry // { name = pyprojectNix.lib.pypa.normalizePackageName entry.name; }) (
  (lib.importTOML lock).package or [ ]
)
