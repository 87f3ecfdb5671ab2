lib: rec {
  cleanSourceWith =
    {
      src,
      filter ? _: _: true,
      name ? "source",
    }:
    builtins.path {
      inherit filter name;
      path = src;
    };

  cleanSource =
    src:
    cleanSourceWith {
      inherit src;
      filter = cleanSourceFilter;
    };

  # Leaves out version control, editor backups and links to what Nix built.
  cleanSourceFilter =
    path: type:
    let
      name = baseNameOf path;
    in
    !(
      (
        type == "directory"
        && lib.elem name [
          ".git"
          ".svn"
          "CVS"
          ".hg"
          ".jj"
        ]
      )
      || lib.hasSuffix "~" name
      || lib.match "^\\.sw[a-z]$|^\\..*\\.sw[a-z]$" name != null
      || lib.hasSuffix ".o" name
      || lib.hasSuffix ".so" name
      || (type == "symlink" && lib.hasPrefix "result" name)
      || type == "unknown"
    );

  sourceByRegex =
    src: patterns:
    let
      root = toString src;
      matches = path: lib.any (pattern: lib.match pattern path != null) patterns;
    in
    cleanSourceWith {
      inherit src;
      filter = path: _: matches (lib.removePrefix "${root}/" path);
    };
}
