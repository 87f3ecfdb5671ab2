# Finds what an installation of the project consists of.
#
# `entries { groups = [ "dev" ]; extras = [ "plot" ]; }` lists the entries of uv.lock that this
# system needs with those dependency groups and extras; the project itself is not among them.
{ lib, markers }:
let
  packages =
    if builtins.pathExists ../../uv.lock then
      checked (lib.importTOML ../../uv.lock)
    else
      throw "uv.lock is missing, or not tracked by git: run `nix develop`, which makes it, or `git add -f uv.lock`.";

  # What other versions of uv wrote, or will write, looks different.
  checked =
    lock:
    let
      version = lock.version or "none";
    in
    if version != 1 then
      throw "uv.lock has version ${toString version}, and nix/uv-lock reads version 1: remove uv.lock, and run `uv lock` in the dev shell."
    else if lock ? distribution then
      throw "uv.lock lists [[distribution]] instead of [[package]], as early versions of uv wrote it: remove uv.lock, and run `uv lock` in the dev shell."
    else
      lock.package or [ ];

  entriesByName = lib.groupBy (entry: entry.name) packages;

  project =
    lib.findFirst isProject (throw "uv.lock does not contain the project in this folder.")
      packages;
  isProject = entry: entry.source.editable or entry.source.virtual or null == ".";

  # Where uv.lock has a package in several versions, a dependency says which one it means.
  resolve =
    dependency:
    let
      agrees = entry: field: !dependency ? ${field} || entry.${field} or null == dependency.${field};
      matches = entry: agrees entry "version" && agrees entry "source";
    in
    lib.findFirst matches (throw "uv.lock lacks a dependency: ${dependency.name}.") (
      entriesByName.${dependency.name} or [ ]
    );

  # A part to install: an entry (extra = null), or one of its extras.
  part = entry: extra: {
    inherit entry extra;
    key = builtins.toJSON [
      entry.name
      (entry.version or null)
      entry.source
      extra
    ];
  };

  partsOf = dependency: map (part (resolve dependency)) ([ null ] ++ dependency.extra or [ ]);

  # Of extras and groups that exclude each other, uv.lock marks each dependency with the one it is for.
  choiceMarker =
    kind: choice: "${kind}-${toString (lib.stringLength project.name)}-${project.name}-${choice}";

  checkedName =
    kind: known: name:
    if lib.elem name known then name else throw "pyproject.toml has no ${kind} called “${name}”.";
in
{
  groups ? [ ],
  extras ? [ ],
}:
let
  metadata = project.metadata or { };
  chosenGroups = map (checkedName "dependency group" (
    lib.attrNames metadata.requires-dev or { }
  )) groups;
  chosenExtras = map (checkedName "extra" metadata.provides-extras or [ ]) extras;

  choices = map (choiceMarker "extra") chosenExtras ++ map (choiceMarker "group") chosenGroups;
  isNeeded = dependency: !dependency ? marker || markers choices dependency.marker;
  expand = dependencies: lib.concatMap partsOf (lib.filter isNeeded dependencies);

  dependenciesOf =
    { entry, extra, ... }:
    if extra == null then entry.dependencies or [ ] else entry.optional-dependencies.${extra} or [ ];

  parts = builtins.genericClosure {
    startSet =
      map (part project) ([ null ] ++ chosenExtras)
      ++ lib.concatMap (group: expand (project.dev-dependencies.${group} or [ ])) chosenGroups;
    operator = part: expand (dependenciesOf part);
  };
in
lib.filter (entry: entry != project) (
  map (part: part.entry) (lib.filter (part: part.extra == null) parts)
)
