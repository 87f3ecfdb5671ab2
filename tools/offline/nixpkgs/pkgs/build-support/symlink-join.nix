# The folders of several packages merged into one, with links to the files.
{ lib, runCommandLocal }:
rec {
  symlinkJoin =
    {
      name ? "${pname}-${version}",
      pname ? null,
      version ? null,
      paths,
      postBuild ? "",
      preferLocalBuild ? true,
      allowSubstitutes ? false,
      ...
    }@args:
    runCommandLocal name
      (removeAttrs args [
        "name"
        "pname"
        "version"
        "postBuild"
      ])
      ''
        mkdir -p $out
        for path in $paths; do
          # A file that an earlier path has as well is left to that one.
          cp -rsn --no-preserve=mode "$path"/. $out/
        done
        ${postBuild}
      '';

  buildEnv =
    {
      name,
      paths,
      postBuild ? "",
      pathsToLink ? [ "/" ],
      meta ? { },
      passthru ? { },
      nativeBuildInputs ? [ ],
      ignoreCollisions ? false,
      extraOutputsToInstall ? [ ],
    }:
    symlinkJoin {
      inherit
        name
        meta
        passthru
        nativeBuildInputs
        ;
      paths = paths ++ lib.concatMap (output: map (lib.getOutput output) paths) extraOutputsToInstall;
      postBuild =
        lib.optionalString (!lib.elem "/" pathsToLink) ''
          mkdir $out/.kept
          for folder in ${lib.escapeShellArgs pathsToLink}; do
            if [[ -e $out$folder ]]; then
              mkdir -p "$(dirname "$out/.kept$folder")"
              mv "$out$folder" "$out/.kept$folder"
            fi
          done
          find $out -mindepth 1 -maxdepth 1 ! -name .kept -exec rm -rf {} +
          mv $out/.kept/* $out/
          rmdir $out/.kept
        ''
        + postBuild;
    };
}
