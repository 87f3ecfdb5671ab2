# The names of a set that a specification leads to, in the order in which they are met. A
# specification has the wanted extras and groups by the name of the package: `{ app = [ "dev" ]; }`.
{ lib }:
set:
let
  part = name: extra: {
    key = "${name}@${toString extra}";
    inherit name extra;
  };
  partsOf =
    specification:
    lib.concatLists (
      lib.mapAttrsToList (name: extras: map (part name) ([ null ] ++ extras)) specification
    );

  dependenciesOf =
    { name, extra, ... }:
    let
      inherit (set.${name}) passthru;
      fromExtras = passthru.optional-dependencies.${extra} or null;
      fromGroups = passthru.dependency-groups.${extra} or null;
    in
    if extra == null then
      [ (passthru.dependencies or { }) ]
    else if fromExtras == null && fromGroups == null then
      throw "Extra/group name '${extra}' does not match either extra or dependency group in package ${name}"
    else
      lib.filter (found: found != null) [
        fromExtras
        fromGroups
      ];
in
specification:
map (found: found.name) (
  lib.filter (found: found.extra == null) (
    builtins.genericClosure {
      startSet = partsOf specification;
      operator = found: lib.concatMap partsOf (dependenciesOf found);
    }
  )
)
