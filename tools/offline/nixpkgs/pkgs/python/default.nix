# python312 and so on, for each version that the machine has or could have.
{
  lib,
  callPackage,
  host,
}:
{
  # As in nixpkgs 26.05.
  python3 = callPackage ./interpreter.nix { } "3.13" host.pythons."3.13";
}
// lib.mapAttrs' (
  version: entry:
  lib.nameValuePair "python${lib.replaceStrings [ "." ] [ "" ] version}" (
    callPackage ./interpreter.nix { } version entry
  )
) host.pythons
// lib.mapAttrs' (
  version: entry:
  lib.nameValuePair "python${lib.replaceStrings [ "." ] [ "" ] version}Packages" (
    (callPackage ./interpreter.nix { } version entry).pkgs
  )
) host.pythons
