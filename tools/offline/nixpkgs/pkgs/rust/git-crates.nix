# The crates of a Cargo.lock that come from git repositories.
{
  lib,
  callPackage,
  fetchgit,
}:
{
  packages,
  outputHashes,
  allowBuiltinFetchGit,
}:
let
  normalise = callPackage ./normalise-manifest.nix { };

  # "git+URL?tag=TAG#REV"
  parse =
    package:
    let
      parts = lib.match "git\\+([^?#]+)(\\?(rev|tag|branch)=([^#]*))?#(.*)" package.source;
      at = lib.elemAt parts;
    in
    lib.throwIf (parts == null) "Cargo.lock has a source that is not understood: ${package.source}" {
      inherit (package) name version;
      url = at 0;
      kind = at 2;
      value = if at 3 == null then null else lib.replaceStrings [ "%2F" "%2B" ] [ "/" "+" ] (at 3);
      rev = at 4;
      key = "${package.name}-${package.version}";
    };

  fetch =
    crate:
    if outputHashes ? ${crate.key} then
      fetchgit {
        inherit (crate) url rev;
        hash = outputHashes.${crate.key};
      }
    else if allowBuiltinFetchGit then
      builtins.fetchGit {
        inherit (crate) url rev;
        allRefs = true;
        submodules = true;
      }
    else
      throw ''
        No hash was found while vendoring the git dependency ${crate.key}.
        Add it to `outputHashes`; with lib.fakeHash in its place, Nix says the right one:

            outputHashes."${crate.key}" = lib.fakeHash;
      '';

  crates = map parse packages;

  manifests =
    folder:
    lib.concatLists (
      lib.mapAttrsToList (
        name: type:
        if type == "directory" && name != ".git" then
          manifests "${folder}/${name}"
        else
          lib.optional (name == "Cargo.toml") "${folder}/${name}"
      ) (builtins.readDir folder)
    );

  copy =
    crate:
    let
      source = fetch crate;
      isIt = file: (lib.importTOML file).package.name or null == crate.name;
      file = lib.findFirst isIt (throw "${crate.url} has no crate ${crate.name} at ${crate.rev}.") (
        manifests "${source}"
      );
      root = "${source}/Cargo.toml";
      workspace = lib.optionalAttrs (lib.pathExists root) (lib.importTOML root).workspace or { };
    in
    ''
      cp -r --no-preserve=mode ${dirOf file} ${crate.key}
      rm -f ${crate.key}/Cargo.toml
      cp ${normalise { inherit file workspace; }} ${crate.key}/Cargo.toml
      echo '{"files":{},"package":null}' > ${crate.key}/.cargo-checksum.json
    '';

  replace =
    crate:
    let
      selector = lib.optionalString (crate.kind != null) "?${crate.kind}=${crate.value}";
    in
    ''

      [source."git+${crate.url}${selector}"]
      git = "${crate.url}"
      ${lib.optionalString (crate.kind != null) ''${crate.kind} = "${crate.value}"''}
      replace-with = "vendored-sources"
    '';
in
{
  script = lib.concatMapStrings copy crates;
  config = lib.concatStrings (lib.unique (map replace crates));
}
