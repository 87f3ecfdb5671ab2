# Sets of files. Upstream walks the folders; here a set is a question that each path is asked, and
# the files that were named, so that a name that is not there is an error as it is upstream.
lib:
let
  make = named: contains: {
    _type = "fileset";
    inherit named contains;
  };

  # A path stands for the file, or for all files below the folder.
  coerce =
    function: value:
    if value._type or null == "fileset" then
      value
    else if !builtins.isPath value then
      throw "lib.fileset.${function}: neither a file set nor a path: ${builtins.typeOf value}"
    else if !builtins.pathExists value then
      throw "lib.fileset.${function}: a path that does not exist: ${toString value}"
    else
      make [ value ] (path: _: isIn value path);

  isIn = folder: path: path == toString folder || lib.hasPrefix "${toString folder}/" path;

  union' =
    function: left: right:
    let
      a = coerce function left;
      b = coerce function right;
    in
    make (a.named ++ b.named) (path: type: a.contains path type || b.contains path type);

  # Whether a folder holds a file of the set; empty folders are left out, as upstream does.
  holdsFile =
    contains: folder:
    lib.any (
      name:
      let
        path = "${folder}/${name}";
        type = (builtins.readDir folder).${name};
      in
      if type == "directory" then holdsFile contains path else contains path type
    ) (lib.attrNames (builtins.readDir folder));
in
{
  union = union' "union";
  unions = lib.foldl' (union' "unions") (make [ ] (_: _: false));

  difference =
    positive: negative:
    let
      a = coerce "difference" positive;
      b = coerce "difference" negative;
    in
    make a.named (path: type: a.contains path type && !b.contains path type);

  intersection =
    left: right:
    let
      a = coerce "intersection" left;
      b = coerce "intersection" right;
    in
    make a.named (path: type: a.contains path type && b.contains path type);

  fileFilter =
    keep: folder:
    make [ folder ] (
      path: type:
      isIn folder path
      && keep {
        inherit type;
        name = baseNameOf path;
        hasExt = extension: lib.hasSuffix ".${extension}" (baseNameOf path);
      }
    );

  maybeMissing =
    path: if builtins.pathExists path then coerce "maybeMissing" path else make [ ] (_: _: false);

  # A flake's source holds what git tracks and nothing else.
  gitTracked = coerce "gitTracked";

  toSource =
    { root, fileset }:
    let
      set = coerce "toSource" fileset;
      outside = lib.filter (path: !isIn root (toString path)) set.named;
    in
    if outside != [ ] then
      throw "lib.fileset.toSource: not below the root ${toString root}: ${toString (map toString outside)}"
    else
      lib.sources.fromSource {
        origSrc = root;
        name = "source";
        filter =
          path: type: if type == "directory" then holdsFile set.contains path else set.contains path type;
      };
}
