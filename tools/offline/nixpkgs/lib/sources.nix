lib: rec {
  # A source that is filtered again is copied once, with both filters.
  cleanSourceWith =
    {
      src,
      filter ? _: _: true,
      name ? null,
    }:
    let
      isFiltered = src._isLibCleanSourceWith or false;
      both = path: type: filter path type && (!isFiltered || src.filter path type);
    in
    fromSource {
      origSrc = if isFiltered then src.origSrc else src;
      filter = both;
      name =
        if name != null then
          name
        else if isFiltered then
          src.name
        else
          "source";
    };

  fromSource =
    {
      origSrc,
      filter,
      name,
    }:
    {
      _isLibCleanSourceWith = true;
      inherit origSrc filter name;
      outPath = builtins.path {
        inherit filter name;
        path = origSrc;
      };
    };

  sourceFilesBySuffices =
    src: suffices:
    cleanSourceWith {
      inherit src;
      filter =
        path: type:
        type == "directory" || lib.any (suffix: lib.hasSuffix suffix (baseNameOf path)) suffices;
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
