# A uv.lock that is checked, and what an installation consists of by it.
{ lib }:
{
  version,
  requires-python,
  package ? [ ],
  conflicts ? [ ],
  # Upstream takes these, and nothing else.
  manifest ? { },
  options ? { },
  required-markers ? [ ],
  resolution-markers ? [ ],
  revision ? 0,
  supported-markers ? [ ],
}:
assert version == 1;
let
  reserved = {
    python = "the interpreter derivation";
    pkgs = "the nixpkgs package set";
  };
  checked =
    entry:
    lib.throwIf (reserved ? ${entry.name})
      "A package from uv.lock is called `${entry.name}` which is a reserved name for ${reserved.${entry.name}}"
      entry;
  packages = map checked package;
in
{
  inherit requires-python;
  package = packages;

  # Whether it is for a system, by what holds there.
  allows =
    holds:
    lib.all (markers: markers == [ ] || lib.any (holds [ ]) markers) [
      supported-markers
      required-markers
    ];

  # The entries that a system needs for a specification, each with the dependencies that hold there.
  #
  # holds: extras → marker → whether it holds on the system
  resolve =
    { specification, holds }:
    let
      # Extras and groups that exclude each other: of one list, one can be chosen.
      isChosen =
        choice:
        lib.elem (choice.extra or choice.group) (
          specification.${choice.package}
            or (throw "Package '${choice.package}' not present in resolution specification")
        );
      checked =
        choices:
        if lib.length (lib.filter isChosen choices) > 1 then
          throw "Conflict resolution selected more than one conflict specifier, resolution still ambigious"
        else
          choices;
      choices = lib.concatMap checked conflicts;
      chosen = lib.filter isChosen choices;
      # The others of a list from which one was chosen do not count.
      left = lib.concatMap (
        conflict: lib.optionals (lib.any isChosen conflict) (lib.filter (it: !isChosen it) conflict)
      ) (map checked conflicts);

      # uv.lock marks what is for one choice alone.
      markerName =
        choice:
        let
          kind = if choice ? group then "group" else "extra";
        in
        "${kind}-${toString (lib.stringLength choice.package)}-${choice.package}-${choice.extra or choice.group}";
      applies = holds (map markerName chosen);

      withoutLeft =
        kind: entry: lists:
        removeAttrs lists (
          map (choice: choice.${kind}) (
            lib.filter (choice: choice ? ${kind} && choice.package == entry.name) left
          )
        );
      needed = lib.filter (dependency: !dependency ? marker || applies dependency.marker);
      narrowed =
        entry:
        entry
        // {
          dependencies = needed (entry.dependencies or [ ]);
          optional-dependencies = lib.mapAttrs (_: needed) (
            withoutLeft "extra" entry (entry.optional-dependencies or { })
          );
          dev-dependencies = lib.mapAttrs (_: needed) (
            withoutLeft "group" entry (entry.dev-dependencies or { })
          );
        };

      # Of several versions of a package, those for this system.
      isHere = entry: !entry ? resolution-markers || lib.any applies entry.resolution-markers;
      byName = lib.groupBy (entry: entry.name) (map narrowed (lib.filter isHere packages));

      # Where uv.lock has a package in several versions, a dependency says which one it means.
      find =
        dependency:
        let
          agrees = entry: field: !dependency ? ${field} || entry.${field} or null == dependency.${field};
          matches = entry: agrees entry "version" && agrees entry "source";
        in
        lib.findFirst matches (throw "attribute '${dependency.name}' missing in uv.lock") (
          byName.${dependency.name} or [ ]
        );
      node = entry: {
        key = builtins.toJSON [
          entry.name
          (entry.version or null)
          entry.source
        ];
        inherit entry;
      };
      nodes = builtins.genericClosure {
        startSet = map (
          name:
          node (find {
            inherit name;
          })
        ) (lib.attrNames specification);
        operator =
          { entry, ... }:
          map (dependency: node (find dependency)) (
            entry.dependencies
            ++ lib.concatLists (lib.attrValues entry.optional-dependencies)
            ++ lib.concatLists (lib.attrValues entry.dev-dependencies)
          );
      };
      found = lib.groupBy ({ entry, ... }: entry.name) nodes;
      isClear = lib.all (several: lib.length several == 1) (lib.attrValues found);
    in
    # As upstream, one package in two versions is an error even where nothing asks for it.
    lib.throwIf (!isClear) "Infinite recursion: Could not resolve dependencies." (
      lib.mapAttrs (_: several: (lib.head several).entry) found
    );
}
