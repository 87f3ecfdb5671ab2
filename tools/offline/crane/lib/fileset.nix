# craneLib.fileset: the files below a folder that cargo reads.
{ lib }:
let
  inherit (lib) fileset;
in
rec {
  rust = fileset.fileFilter (file: file.hasExt "rs");
  toml = fileset.fileFilter (file: file.hasExt "toml");
  configToml = fileset.fileFilter (file: file.name == "config.toml");
  cargoTomlAndLock = fileset.fileFilter (
    file: file.name == "Cargo.toml" || file.name == "Cargo.lock"
  );
  commonCargoSources =
    path:
    fileset.unions [
      (cargoTomlAndLock path)
      (rust path)
      (toml path)
    ];
}
