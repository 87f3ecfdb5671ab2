# The `pname` and `version` that a Cargo.toml says.
{ lib, originalSource }:
{
  src ? throw "unable to infer crate name and version: no `src`, `cargoToml` or `cargoTomlContents`",
  cargoToml ? originalSource src + "/Cargo.toml",
  cargoTomlContents ? builtins.readFile cargoToml,
  ...
}:
let
  manifest = fromTOML (builtins.unsafeDiscardStringContext cargoTomlContents);
  # What a crate inherits from its workspace is a set.
  firstString = lib.findFirst lib.isString null;
in
{
  pname =
    let
      found = firstString [
        (manifest.package.metadata.crane.name or null)
        (manifest.package.name or null)
        (manifest.workspace.metadata.crane.name or null)
      ];
    in
    if found == null then "cargo-package" else found;
  version =
    let
      found = firstString [
        (manifest.package.version or null)
        (manifest.workspace.package.version or null)
      ];
    in
    if found == null then "0.0.1" else found;
}
