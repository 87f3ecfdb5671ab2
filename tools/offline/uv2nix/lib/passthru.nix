# What else a package of uv.lock leads to, as pyproject.nix reads it.
{ lib }:
entry:
let
  specification =
    dependencies:
    lib.mapAttrs (_: lib.concatMap (one: one.extra or [ ])) (lib.groupBy (one: one.name) dependencies);
in
{
  dependencies = specification entry.dependencies;
  optional-dependencies = lib.mapAttrs (_: specification) entry.optional-dependencies;
  dependency-groups = lib.mapAttrs (_: specification) entry.dev-dependencies;
}
