# The files that are wheels for a Python, the best one first. The rules are those of upstream, also
# where pip has others: of wheels that fit, the one with the highest Python tag wins, and of those the
# first in the lock.
{ lib }:
python: files:
let
  inherit (python.passthru) sourceVersion;
  platform = python.stdenv.targetPlatform;
  inherit (python.stdenv.cc) libc;

  parse =
    entry:
    let
      parts = lib.match "[^-]+-[^-]+(-[0-9][^-]*)?-([^-]+)-([^-]+)-(.+)[.]whl" entry.file;
    in
    lib.optional (parts != null) {
      inherit entry;
      pythons = lib.splitString "." (lib.elemAt parts 1);
      abi = lib.elemAt parts 2;
      platforms = lib.splitString "." (lib.elemAt parts 3);
    };

  own = lib.toInt (sourceVersion.major + sourceVersion.minor);
  digits = tag: lib.head (lib.match "[a-z]+([0-9]*).*" tag);

  # As upstream, the implementation of a Python tag does not count when it has a version.
  pythonFits =
    tag:
    let
      version = digits tag;
    in
    version == sourceVersion.major
    || (lib.hasPrefix sourceVersion.major version && lib.toInt version <= own);

  abiFits =
    tag:
    let
      version = digits tag;
      # As upstream, one tag that is not understood stops it, also that of a wheel for another machine.
      parts = lib.match "([a-z]+)[0-9]*_?[a-z0-9]*" tag;
      implementation = lib.head (
        lib.throwIf (parts == null)
          "assertion '(m != null)' failed: poetry2nix does not understand the ABI tag '${tag}' of a wheel in poetry.lock."
          parts
      );
    in
    lib.elem implementation [
      "any"
      "none"
      "abi"
      "cp"
    ]
    && (version == "" || version == sourceVersion.major || version == toString own);

  oldNames = {
    manylinux1 = "manylinux_2_5";
    manylinux2010 = "manylinux_2_12";
    manylinux2014 = "manylinux_2_17";
  };
  machines = [
    "aarch64"
    "armv7l"
    "i686"
    "ppc64"
    "ppc64le"
    "s390x"
    "x86_64"
  ];

  platformFits =
    tag:
    let
      old = lib.match "(manylinux[0-9]+)_(.*)" tag;
      named = if old == null then tag else "${oldNames.${lib.head old}}_${lib.elemAt old 1}";
      manylinux = lib.match "manylinux_([0-9]+)_([0-9]+)_(.*)" named;
      macos = lib.match "macosx_([0-9]+)_([0-9]+)_(.+)" tag;
      at = lib.elemAt;
    in
    if tag == "any" then
      true
    else if lib.hasPrefix "manylinux" tag then
      platform.libc == "glibc"
      && lib.versionAtLeast (lib.versions.majorMinor libc.version) "${at manylinux 0}.${at manylinux 1}"
      &&
        lib.throwIfNot (lib.elem (at manylinux 2) machines)
          "attribute '${at manylinux 2}' missing: poetry2nix does not know the machine of ${tag}"
          (at manylinux 2 == platform.parsed.cpu.name)
    else if lib.hasPrefix "musllinux" tag then
      false
    else if macos != null then
      platform.isDarwin
      && (at macos 2 == "universal2" || at macos 2 == platform.darwinArch)
      && lib.versionAtLeast platform.darwinSdkVersion "${at macos 0}.${at macos 1}"
    else if lib.hasPrefix "win" tag then
      false
    else if lib.hasPrefix "linux_" tag then
      platform.isLinux && tag == "linux_${platform.linuxArch}"
    else
      throw "Unknown platform tag: '${tag}'";

  fits =
    wheel:
    abiFits wheel.abi && lib.any pythonFits wheel.pythons && lib.any platformFits wheel.platforms;
  best =
    wheel:
    lib.foldl' lib.max 0 (map (tag: lib.toInt (digits tag)) (lib.filter pythonFits wheel.pythons));
in
map (wheel: wheel.entry) (
  lib.sort (a: b: best a > best b) (lib.filter fits (lib.concatMap parse files))
)
