# The manifests of a project, with empty programs and libraries: what is compiled of it are the
# dependencies, and a change in the sources does not change it.
{
  lib,
  cleanCargoToml,
  formats,
  originalSource,
  runCommandLocal,
  writeText,
}:
{
  src,
  cargoLock ? null,
  dummyrs ? writeText "dummy.rs" ''
    #![allow(warnings)]
    fn main() {}
  '',
  extraDummyScript ? "",
  ...
}:
let
  root = originalSource src;
  isKept = path: type: !(src ? filter) || src.filter (toString root + path) type;

  # Read here, and written anew: without the context, the result hangs on nothing but the text.
  read = path: builtins.unsafeDiscardStringContext (builtins.readFile (root + path));

  entries =
    folder:
    lib.optionalAttrs (builtins.pathExists (root + folder)) (
      lib.filterAttrs (name: isKept "${folder}/${name}") (builtins.readDir (root + folder))
    );
  filesIn = folder: lib.attrNames (lib.filterAttrs (_: type: type == "regular") (entries folder));
  foldersIn = folder: lib.attrNames (lib.filterAttrs (_: type: type == "directory") (entries folder));
  isThere = path: builtins.pathExists (root + path) && isKept path "regular";

  # All folders below that have a Cargo.toml, relative to the source.
  crates =
    folder:
    lib.optional (isThere "${folder}/Cargo.toml") folder
    ++ lib.concatMap (name: crates "${folder}/${name}") (foldersIn folder);

  # The files of a folder such as src/bin, as cargo finds them.
  discovered =
    folder: at:
    map (name: "${at}/${name}") (lib.filter (lib.hasSuffix ".rs") (filesIn "${folder}/${at}"))
    ++ lib.concatMap (
      name: lib.optional (isThere "${folder}/${at}/${name}/main.rs") "${at}/${name}/main.rs"
    ) (foldersIn "${folder}/${at}");

  dummies =
    folder: manifest:
    let
      buildScript = manifest.package.build or "build.rs";
      declared = lib.concatMap (kind: lib.catAttrs "path" (manifest.${kind} or [ ])) [
        "bench"
        "bin"
        "example"
        "test"
      ];
    in
    lib.filter (path: isThere "${folder}/${path}") (
      [
        "src/lib.rs"
        "src/main.rs"
      ]
      ++ lib.optional (lib.isString buildScript) buildScript
      ++ lib.optional (manifest ? lib.path) manifest.lib.path
      ++ lib.concatMap (discovered folder) [
        "benches"
        "examples"
        "src/bin"
        "tests"
      ]
      ++ declared
    );

  stub =
    folder:
    let
      manifest = fromTOML (read "${folder}/Cargo.toml");
      paths = lib.unique (dummies folder manifest);
      cleaned = cleanCargoToml manifest // lib.optionalAttrs (manifest ? package) { inherit package; };
      package =
        (cleanCargoToml manifest).package
        // lib.optionalAttrs (manifest.package ? build) { inherit (manifest.package) build; };
    in
    ''
      install -Dm644 ${
        (formats.toml { }).generate "Cargo.toml" cleaned
      } "$out"${lib.escapeShellArg "${folder}/Cargo.toml"}
      ${lib.optionalString (manifest ? package) (
        lib.concatMapStrings (path: ''
          install -Dm644 ${dummyrs} "$out"${lib.escapeShellArg "${folder}/${path}"}
        '') paths
      )}
    '';

  keep =
    path:
    lib.optionalString (isThere path) ''
      install -Dm644 ${builtins.toFile (lib.removePrefix "." (baseNameOf path)) (read path)} $out${path}
    '';
in
runCommandLocal (src.name or "source") { } ''
  ${lib.concatMapStrings stub (crates "")}
  ${lib.concatMapStrings keep [
    "/.cargo/config"
    "/.cargo/config.toml"
    "/Cargo.lock"
    "/rust-toolchain.toml"
  ]}
  ${lib.optionalString (cargoLock != null) "install -Dm644 ${cargoLock} $out/Cargo.lock"}
  ${extraDummyScript}
''
