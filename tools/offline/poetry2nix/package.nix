# The package of one entry in poetry.lock. `.override { preferWheel = true; }` on it changes from the
# source to the wheel, both with the hash in the lock.
{
  lib,
  poetryLib,
  fetchFromPypi,
  python,
  environment,
}:
{
  name,
  version,
  files,
  source,
  pythonPackages,
  preferWheels ? false,
  pwd,
  sourceSpec,
  python-versions ? "*",
  dependencies ? { },
  extras ? { },
  ...
}:
let
  pname = poetryLib.normalise name;
  # Eggs are for Pythons of long ago.
  kinds = [
    ".tar.bz2"
    ".tar.gz"
    ".tar.xz"
    ".tgz"
    ".whl"
    ".zip"
  ];
  isWheelFile = entry: lib.hasSuffix ".whl" entry.file;

  fromGit = source.type or null == "git";
  fromFolder = source.type or null == "directory";
  fromFile = source.type or null == "file";
  fromAddress = source.type or null == "url";
  folder = pwd + "/${source.url}";

  wanted =
    dependency:
    poetryLib.allows (dependency.python or "") python.version
    && poetryLib.holds (environment // { extra = lib.attrNames extras; }) (dependency.markers or "");

  hooks = pythonPackages.callPackage ./hooks { };
in
pythonPackages.callPackage (
  {
    preferWheel ? preferWheels,
    ...
  }@args:
  let
    # Nothing could install the wheel of what installs wheels.
    preferWheel' = preferWheel && pname != "wheel";
    locked = lib.filter (
      { file, ... }: lib.hasInfix version file && lib.any (kind: lib.hasSuffix kind file) kinds
    ) files;
    wheels = lib.take 1 (poetryLib.selectWheels python locked);
    sources = lib.filter (entry: !isWheelFile entry) locked;
    candidates = if preferWheel' then wheels ++ sources else sources ++ wheels;
    file =
      if candidates == [ ] then
        throw "Missing suitable source/wheel file entry for ${name}"
      else
        lib.head candidates;

    isWheel =
      if fromGit || fromFolder then
        false
      else if fromAddress then
        lib.hasSuffix ".whl" source.url
      else
        isWheelFile file;
    isForManylinux = locked != [ ] && isWheel && lib.hasInfix "manylinux" file.file;

    src =
      if fromGit then
        fetchGit {
          inherit (source) url;
          rev = source.resolved_reference or source.reference;
          allRefs = true;
          submodules = true;
        }
      else if fromFolder then
        poetryLib.cleanPythonSources { src = folder; }
      else if fromFile then
        folder
      else if fromAddress then
        builtins.fetchurl {
          inherit (source) url;
          sha256 = file.hash;
        }
      else
        fetchFromPypi {
          inherit pname version;
          inherit (file) file hash;
        };
  in
  pythonPackages.buildPythonPackage {
    inherit pname version;
    # As upstream: a name that buildPythonPackage has no build phase for.
    format = if isWheel then "wheel" else "poetry2nix";
    src = if source ? subdirectory then "${src}/${source.subdirectory}" else src;
    doCheck = false;
    dontStrip = isWheel;

    nativeBuildInputs = [
      hooks.fixupHook
    ]
    ++ lib.optional isForManylinux pythonPackages.pkgs.autoPatchelfHook
    ++ lib.optionals (!isWheel) [
      hooks.removeSpecialDependenciesHook
      hooks.pipBuildHook
    ];
    buildInputs =
      lib.optionals isForManylinux pythonPackages.pkgs.pythonManylinuxPackages.manylinux2014
      ++ lib.optionals (fromFolder && lib.pathExists (folder + "/pyproject.toml")) (
        poetryLib.buildSystemPackages (lib.importTOML (folder + "/pyproject.toml")) pythonPackages
      );
    propagatedBuildInputs = map (dependency: pythonPackages.${poetryLib.normalise dependency}) (
      lib.attrNames (lib.filterAttrs (_: wanted) dependencies)
    );

    meta = {
      broken = !poetryLib.allows python-versions python.version;
      license = [ ];
      inherit (python.meta) platforms;
    };
    passthru = {
      inherit args;
      preferWheel = preferWheel';
    };
  }
) { }
