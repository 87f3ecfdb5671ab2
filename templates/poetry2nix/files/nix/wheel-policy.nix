# poetry2nix builds each package in poetry.lock with `mkPoetryDep`. This overlay tells it whether to
# use the wheel or the source, and shows it only files that it can read.
{
  lib,
  pyprojectNix,
  wheelKinds,
}:
_final: prev:
let
  inherit (pyprojectNix.lib.pypa) normalizePackageName;

  # Only wheels for the systems of this flake and the usual Python. At newer kinds, for
  # RISC-V, Android or GraalPy, poetry2nix would stop.
  fits = builtins.match ".*-((cp|py)[0-9]+\\.?)+-(none|abi3|cp[0-9]+)-(any|[^-]*linux[^-]*_(x86_64|aarch64)|macosx.*)\\.whl";
  canRead = { file, ... }: lib.hasSuffix ".whl" file -> fits file != null;
  isForWindows = { file, ... }: builtins.match ".*-win[^-]*\\.whl" file != null;
in
{
  mkPoetryDep =
    entry:
    # A package that is not for this system is null, as is one for another Python.
    if entry.files != [ ] && lib.all isForWindows entry.files then
      null
    else
      prev.mkPoetryDep (
        entry
        // {
          files = lib.filter canRead entry.files;
          # A package without a row has no native code.
          preferWheels = wheelKinds.${normalizePackageName entry.name} or "wheel" == "wheel";
        }
      );
}
