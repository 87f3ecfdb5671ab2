# Packages in a version that poetry2nix would get wrong, or that are not for this system.
{
  lib,
  groups,
  locked,
  pyproject,
  pyprojectNix,
  python,
  system,
}:
let
  inherit (pyprojectNix.lib) pep508;

  # Out of several entries for one package, poetry2nix would use the last.
  names = map (entry: entry.name) locked;
  isSplit = name: lib.count (other: other == name) names > 1;
  split = map (
    name: "poetry.lock has ${name} several times: give it one version in pyproject.toml."
  ) (lib.unique (lib.filter isSplit names));

  # It does not read the markers in pyproject.toml itself.
  environment = pep508.mkEnviron python;
  platform = environment.sys_platform.value;
  isExcluded =
    form:
    form.platform or platform != platform
    || form ? markers && !pep508.evalMarkers environment (pep508.parseMarkers form.markers);
  excluded =
    dependencies:
    map (
      name:
      "pyproject.toml: ${name} is not for ${system}: move it into a group of its own, which environment.nix leaves out."
    ) (lib.attrNames (lib.filterAttrs (_: form: lib.isAttrs form && isExcluded form) dependencies));

  inherit (pyproject.tool) poetry;
in
split
++ excluded (poetry.dependencies or { })
++ excluded (poetry.dev-dependencies or { })
++ lib.concatMap (group: excluded (poetry.group.${group}.dependencies or { })) groups
