# python312 and so on, for each version that can be had.
{
  lib,
  callPackage,
  final,
  host,
}:
let
  name = version: "python${lib.replaceStrings [ "." ] [ "" ] version}";

  interpreters = lib.mapAttrs' (
    pythonVersion: entry:
    lib.nameValuePair (name pythonVersion) (
      callPackage ./interpreter.nix {
        inherit pythonVersion entry;
        pythonAttr = name pythonVersion;
      }
    )
  ) host.pythons;

  packages = lib.mapAttrs' (
    pythonVersion: _: lib.nameValuePair "${name pythonVersion}Packages" final.${name pythonVersion}.pkgs
  ) host.pythons;
in
interpreters
// packages
// {
  # As in nixpkgs 26.05.
  python3 = final.python313;
  python3Packages = final.python313Packages;

  poetry = callPackage ./poetry.nix { };

  # What the wheels of the index may expect of a machine, as far as this one copies it.
  pythonManylinuxPackages = lib.genAttrs [ "manylinux1" "manylinux2010" "manylinux2014" ] (_: [
    final.stdenv.cc.cc.lib
    final.zlib
  ]);
}
