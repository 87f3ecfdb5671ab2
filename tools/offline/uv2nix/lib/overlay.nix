# An overlay for a set of pyproject.nix with all packages that a specification can lead to.
{
  lib,
  pyproject-nix,
  workspaceRoot,
  lock,
  sourcePreference,
  dependencies,
}:
final: prev:
let
  inherit (prev) python stdenv;
  inherit (pyproject-nix.lib) pep425 pep440 pep508;
  given = {
    inherit stdenv;
    interpreter = python;
  };
  resolved = lock.resolve {
    specification = dependencies;
    holds = pep508.markers given;
  };
  local = import ./local.nix { inherit lib pyproject-nix workspaceRoot; };
  remote = import ./remote.nix {
    inherit lib workspaceRoot sourcePreference;
    tags = pep425.tags given;
  };

  # "!=3.13.0" → whether this Python is another one.
  allows =
    clause:
    let
      parts = builtins.match "[[:space:]]*([<>=!~]+)[[:space:]]*([^[:space:]]+)[[:space:]]*" clause;
    in
    pep440.versions python.version (lib.head parts) (lib.last parts);
  clauses = lib.filter (clause: clause != "") (lib.splitString "," lock.requires-python);

  isLocal = source: source ? editable || source ? virtual || source ? directory;
in
assert lib.all allows clauses;
assert lock.allows (pep508.markers given);
lib.mapAttrs (
  _: entry: final.callPackage ((if isLocal entry.source then local else remote) entry) { }
) resolved
