# The table as an overlay of Python packages: for each row, poetry2nix takes the wheel or the source,
# and its hash, from poetry.lock.
{
  lib,
  locked,
  wheelKinds,
}:
final: prev:
let
  # Of the wheels, only those for the systems of this flake and the usual Python. At newer kinds, for
  # RISC-V, Android or GraalPy, poetry2nix would stop.
  fits = builtins.match ".*-(none|abi3|cp[0-9]+)-(any|[^-]*linux[^-]*_(x86_64|aarch64)|macosx.*)\\.whl";
  isOurs = { file, ... }: lib.hasSuffix ".whl" file -> fits file != null;

  entries = lib.listToAttrs (map (entry: lib.nameValuePair entry.name entry) locked);
  package =
    name:
    let
      entry = entries.${name};
    in
    final.mkPoetryDep (
      entry
      // {
        files = lib.filter isOurs entry.files;
        source = entry.source or null;
        pwd = ../.;
        pythonPackages = final;
        sourceSpec = { };
      }
    );
in
lib.mapAttrs (
  name: kind:
  # Null is a package that is not for this Python.
  if prev.${name} or null == null then
    null
  else
    (package name).override { preferWheel = kind == "wheel"; }
) wheelKinds
