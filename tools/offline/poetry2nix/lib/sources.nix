# The sources of a project without what .gitignore names, compiled modules and editors' files.
{ lib, pkgs }:
{ src }:
let
  gitignores =
    folder:
    lib.optionals (
      lib.pathExists folder && toString folder != "/" && !lib.pathExists (folder + "/.git")
    ) (gitignores (dirOf folder))
    ++ lib.optional (lib.pathExists (folder + "/.gitignore")) (folder + "/.gitignore");

  keep =
    path: type:
    if type == "directory" then !lib.hasInfix "__pycache__" path else !lib.hasSuffix ".pyc" path;
in
lib.cleanSourceWith {
  filter = lib.cleanSourceFilter;
  src = lib.cleanSourceWith {
    inherit src;
    filter = pkgs.nix-gitignore.gitignoreFilterPure (
      path: type: type != "symlink" && keep path type
    ) (gitignores src) src;
  };
}
