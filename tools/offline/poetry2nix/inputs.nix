# The packages that a project's pyproject.toml names, as inputs of its own package.
{ lib, poetryLib }:
{
  py,
  pyProject,
  attrs,
  groups,
  checkGroups,
  extras,
  includeBuildSystem ? true,
}:
let
  poetry = pyProject.tool.poetry;

  # A dependency for other versions of Python is null.
  packagesFor =
    dependencies:
    lib.mapAttrsToList (
      name: spec:
      if poetryLib.allows (spec.python or "") py.version then
        py.pkgs.${poetryLib.normalise name}
      else
        null
    ) dependencies;

  all = poetry.dependencies or { };
  main =
    if extras == [ "*" ] then
      all
    else
      lib.filterAttrs (_: spec: !(spec.optional or false)) all
      // lib.getAttrs (lib.unique (lib.concatMap (extra: poetry.extras.${extra}) extras)) all;
  available = {
    main.dependencies = main;
  }
  // poetry.group or { };

  check =
    packagesFor (poetry.dev-dependencies or { })
    ++ lib.concatMap (group: packagesFor (poetry.group.${group}.dependencies or { })) checkGroups;
  given = list: attrs.${list} or [ ];
in
{
  buildInputs =
    given "buildInputs"
    ++ lib.optionals includeBuildSystem (poetryLib.buildSystemPackages pyProject py.pkgs);
  propagatedBuildInputs =
    given "propagatedBuildInputs"
    ++ lib.concatMap (group: packagesFor available.${group}.dependencies or { }) groups;
  nativeBuildInputs = given "nativeBuildInputs";
  checkInputs = given "checkInputs" ++ check;
  nativeCheckInputs = given "nativeCheckInputs" ++ check;
}
