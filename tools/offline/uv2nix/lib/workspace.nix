# What a folder with uv.lock consists of, and the overlay that makes packages of it.
{ lib, pyproject-nix }:
{
  loadWorkspace =
    { workspaceRoot }:
    let
      lock = import ./lock.nix { inherit lib; } (lib.importTOML (workspaceRoot + "/uv.lock"));

      # A folder that is only depended on is no member.
      members = lib.filter (entry: entry.source ? editable || entry.source ? virtual) lock.package;
      forMembers =
        f: lib.listToAttrs (map (entry: lib.nameValuePair entry.name (lib.unique (f entry))) members);
      groupsOf = entry: lib.attrNames (entry.dev-dependencies or { });
      extrasOf = entry: lib.attrNames (entry.optional-dependencies or { });
      manifestOf =
        entry:
        lib.importTOML (workspaceRoot + "/${entry.source.editable or entry.source.virtual}/pyproject.toml");

      deps = {
        default = forMembers (entry: (manifestOf entry).tool.uv.default-groups or [ ]);
        optionals = forMembers extrasOf;
        groups = forMembers groupsOf;
        all = forMembers (entry: extrasOf entry ++ groupsOf entry);
      };
    in
    {
      inherit deps;
      mkPyprojectOverlay =
        {
          sourcePreference,
          dependencies ? deps.all,
        }:
        import ./overlay.nix {
          inherit
            lib
            pyproject-nix
            workspaceRoot
            lock
            sourcePreference
            dependencies
            ;
        };
    };
}
