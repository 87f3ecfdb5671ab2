# What every set of Python packages has: the functions that make packages of it.
{
  lib,
  pkgs,
  callPackage,
  python,
  self,
}:
let
  hasPythonModule = package: package ? pythonModule && package.pythonModule == python;

  requiredPythonModules =
    packages:
    let
      modules = lib.filter hasPythonModule packages;
    in
    lib.unique (
      [ python ] ++ modules ++ lib.concatLists (lib.catAttrs "requiredPythonModules" modules)
    );

  # What it propagates comes into environments with it.
  toPythonModule =
    package:
    package.overrideAttrs (old: {
      passthru = old.passthru or { } // {
        pythonModule = python;
        requiredPythonModules = requiredPythonModules (old.propagatedBuildInputs or [ ]);
      };
    });

  # As in nixpkgs 24.11: the result can be made again from other arguments, but has no `override` of
  # its own, not even one that callPackage gave to the package before.
  makeOverridablePythonPackage =
    f: args:
    f (
      args
      // {
        passthru = args.passthru or { } // {
          overridePythonAttrs =
            changes:
            let
              given = withOverride args;
            in
            makeOverridablePythonPackage f (
              args // (if lib.isFunction changes then changes given else changes)
            );
        };
      }
    );
  # A function that changes the arguments sees `passthru`, if only to extend it.
  withOverride = args: args // { passthru = args.passthru or { }; };

  builder =
    namePrefix: toModule:
    makeOverridablePythonPackage (
      callPackage ./build-python-package.nix {
        inherit python namePrefix;
        packages = self;
        toPythonModule = toModule;
      }
    );
in
{
  inherit
    lib
    pkgs
    hasPythonModule
    requiredPythonModules
    toPythonModule
    ;
  inherit (python) stdenv;
  inherit (python.passthru)
    isPy27
    isPy310
    isPy311
    isPy312
    isPy313
    isPy314
    isPy3k
    isPyPy
    pythonAtLeast
    pythonOlder
    ;
  makePythonPath = packages: lib.makeSearchPath python.sitePackages (requiredPythonModules packages);
  buildPythonPackage = builder "${python.libPrefix}-" toPythonModule;
  buildPythonApplication = builder "" (package: package);
  toPythonApplication =
    package:
    package.overrideAttrs (old: {
      passthru = old.passthru // {
        pythonModule = false;
      };
    });
  disabledIf = condition: package: if condition then throw "${package.name} is disabled" else package;
  python = toPythonModule python;
  pythonPackages = self;
}
