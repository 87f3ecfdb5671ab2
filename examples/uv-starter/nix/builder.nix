# Python with the build system that pyproject.toml names, as nixpkgs has it.
{
  lib,
  interpreter,
  pyproject,
}:
let
  # "Hatch_VCS>=0.5" → hatch-vcs, its name in nixpkgs.
  attributeName =
    requirement:
    let
      name = lib.head (builtins.match "([A-Za-z0-9._-]+).*" requirement);
    in
    lib.toLower (lib.replaceStrings [ "_" "." ] [ "-" "-" ] name);

  find =
    available: requirement:
    let
      name = attributeName requirement;
    in
    if available ? ${name} then
      available.${name}
    else
      throw "nixpkgs has no Python package ${name}, which [build-system] in pyproject.toml requires.";
in
interpreter.withPackages (available: map (find available) pyproject.build-system.requires)
