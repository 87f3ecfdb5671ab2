# A Python under a store path of its own: sys.prefix is that path, and site-packages
# is empty, as nixpkgs has it.
{
  lib,
  callPackage,
  pkgs,
  runCommandLocal,
  stdenv,
  pythonVersion,
  entry,
  pythonAttr,
  packageOverrides ? (_: _: { }),
  # What the packages are for; whoever overrides them says which Python has them.
  self ? pkgs.${pythonAttr},
}:
let
  libPrefix = "python${pythonVersion}";
  sitePackages = "lib/${libPrefix}/site-packages";
  version = lib.splitVersion entry.version;

  attributes = {
    inherit
      pythonVersion
      libPrefix
      sitePackages
      pythonAttr
      ;
    implementation = "cpython";
    executable = libPrefix;
    isPy2 = false;
    isPy27 = false;
    isPy3 = true;
    isPy3k = true;
    isPyPy = false;
    pythonAtLeast = lib.versionAtLeast pythonVersion;
    pythonOlder = lib.versionOlder pythonVersion;
    sourceVersion = {
      major = lib.elemAt version 0;
      minor = lib.elemAt version 1;
      patch = lib.elemAt version 2;
      suffix = "";
    };
    interpreter = "${self}/bin/${libPrefix}";
    stdenv = callPackage ./stdenv.nix { inherit stdenv; };
    pkgs = callPackage ./package-set.nix {
      inherit packageOverrides;
      python = self;
    };
    buildEnv = lib.makeOverridable (callPackage ./env.nix {
      inherit entry;
      python = self;
    }) { };
    withPackages = f: self.buildEnv.override { extraLibs = f self.pkgs; };
    # Nothing is built for another system.
    pythonOnBuildForHost = self;
    pythonForBuild = self;
  }
  // lib.genAttrs' [ "39" "310" "311" "312" "313" "314" ] (
    minor: lib.nameValuePair "isPy${minor}" (pythonAttr == "python${minor}")
  );

  python =
    runCommandLocal "python3-${entry.version}"
      {
        setupHook = ./setup-hook.sh;
        meta = {
          mainProgram = libPrefix;
          platforms = lib.platforms.all;
        };
        passthru = attributes // {
          pname = "python3";
          inherit (entry) version;
        };
      }
      ''
        ${callPackage ./install-interpreter.nix { inherit entry libPrefix sitePackages; }}
        # Its own library is a copy, which knows its folder.
        $out/bin/python -I ${./set-prefix.py} $out/lib/lib${libPrefix}.so.1.0 $out
        substitute $setupHook $out/nix-support/setup-hook --subst-var-by sitePackages ${sitePackages}
      '';
in
if entry == null then
  throw "The stand-in nixpkgs has no Python ${pythonVersion} for this kind of machine."
else
  python
