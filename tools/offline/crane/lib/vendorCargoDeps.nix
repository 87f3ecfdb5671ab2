# The crates of Cargo.lock in one folder, each checked against the lock's checksum, and the settings
# that have cargo use them.
{
  lib,
  originalSource,
  runCommandLocal,
  rustPlatform,
}:
let
  readLock =
    file:
    if lib.pathExists file then
      lib.readFile file
    else
      throw ''
        unable to find Cargo.lock at ${toString file}. `cargo generate-lockfile` makes it, and
        `git add -N Cargo.lock` lets Nix see it.'';
in
{
  src ? throw "vendorCargoDeps needs `src`, `cargoLock` or `cargoLockContents`",
  cargoLock ? originalSource src + "/Cargo.lock",
  cargoLockContents ? readLock cargoLock,
  outputHashes ? { },
  ...
}:
let
  lockFileContents = builtins.unsafeDiscardStringContext cargoLockContents;

  # Hashes go by the source of a crate here, and by its name and version in nixpkgs.
  withHash = lib.filter (package: outputHashes ? ${package.source or ""}) (
    (fromTOML lockFileContents).package or [ ]
  );

  crates = rustPlatform.importCargoLock {
    inherit lockFileContents;
    allowBuiltinFetchGit = true;
    outputHashes = lib.listToAttrs (
      map (
        package: lib.nameValuePair "${package.name}-${package.version}" outputHashes.${package.source}
      ) withHash
    );
  };
in
runCommandLocal "vendor-cargo-deps" { } ''
  mkdir -p $out
  substitute ${crates}/.cargo/config.toml $out/config.toml --replace-fail cargo-vendor-dir ${crates}
''
