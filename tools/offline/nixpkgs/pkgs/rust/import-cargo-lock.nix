# rustPlatform.importCargoLock: the crates of a Cargo.lock in one folder, as `cargo vendor` makes it,
# and a .cargo/config.toml that has cargo use them. `cargo-vendor-dir` in it stands for the folder.
{
  lib,
  callPackage,
  fetchurl,
  host,
  runCommandLocal,
  writeText,
}:
{
  lockFile ? null,
  lockFileContents ? lib.readFile lockFile,
  outputHashes ? { },
  allowBuiltinFetchGit ? false,
}:
let
  locked = lib.filter (package: package ? source) (fromTOML lockFileContents).package or [ ];
  isFromGit = package: lib.hasPrefix "git+" package.source;
  parts = lib.partition isFromGit locked;
  foreign = lib.filter (package: package.source != host.rust.registry.source) parts.wrong;

  git = callPackage ./git-crates.nix { } {
    inherit outputHashes allowBuiltinFetchGit;
    packages = parts.right;
  };

  # Cargo says which markers its registry may have in the address of downloads.
  address =
    {
      name,
      version,
      checksum,
      ...
    }:
    let
      length = lib.stringLength name;
      prefix =
        if length < 3 then
          toString length
        else if length == 3 then
          "3/${lib.substring 0 1 name}"
        else
          "${lib.substring 0 2 name}/${lib.substring 2 2 name}";
    in
    lib.replaceStrings
      [ "{crate}" "{version}" "{prefix}" "{lowerprefix}" "{sha256-checksum}" ]
      [ name version prefix (lib.toLower prefix) checksum ]
      host.rust.registry.download;

  unpack =
    package:
    let
      inherit (package) name version checksum;
      file = fetchurl {
        name = "crate-${name}-${version}.tar.gz";
        url = address package;
        sha256 = checksum;
      };
    in
    ''
      tar -xzf ${file} --no-same-owner
      echo '{"files":{},"package":"${checksum}"}' > ${name}-${version}/.cargo-checksum.json
    '';

  config = writeText "config.toml" ''
    [source.crates-io]
    replace-with = "vendored-sources"

    [source.vendored-sources]
    directory = "cargo-vendor-dir"
    ${git.config}
  '';
in
lib.throwIf (foreign != [ ])
  "The offline nixpkgs takes crates from cargo's own registry and from git, unlike ${(lib.head foreign).name} from ${(lib.head foreign).source}."
  (
    runCommandLocal "cargo-vendor-dir" { } ''
      mkdir -p $out/.cargo
      cd $out
      cp ${config} .cargo/config.toml
      cp ${builtins.toFile "Cargo.lock" lockFileContents} Cargo.lock
      ${lib.concatMapStrings unpack parts.wrong}
      ${git.script}
    ''
  )
