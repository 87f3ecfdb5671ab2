# Which tags of wheels fit a Python. As upstream, a tag that is not understood stops everything, also
# that of a wheel for another machine.
# https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/
{ lib }:
python:
let
  inherit (python.passthru) sourceVersion implementation;
  platform = python.stdenv.targetPlatform;
  inherit (python.stdenv.cc) libc;
  own = lib.toInt (sourceVersion.major + sourceVersion.minor);

  # The groups of a pattern that a tag has to have.
  parse =
    pattern: tag:
    let
      groups = lib.match pattern tag;
    in
    lib.throwIf (
      groups == null
    ) "assertion '(m != null)' failed: poetry2nix cannot read the tag '${tag}' of a wheel" groups;

  implementationOf =
    short:
    {
      cp = "cpython";
      py = "python";
    }
    .${short} or short;

  # The Python tag as a number, which says how specific it is.
  versionOf = tag: lib.elemAt (parse "([a-z]+)([0-9]*)" tag) 1;
  fitsPython =
    tag:
    let
      version = versionOf tag;
      short = lib.head (parse "([a-z]+)([0-9]*)" tag);
      isOurs = lib.elem (implementationOf short) [
        "python"
        implementation
      ];
    in
    # As upstream, the implementation does not count when there is a version.
    version == "" && isOurs
    || version == sourceVersion.major
    || (lib.hasPrefix sourceVersion.major version && lib.toInt version <= own);

  fitsAbi =
    tag:
    let
      groups = parse "([a-z]+)([0-9]*)_?([a-z0-9]*)" tag;
      version = lib.elemAt groups 1;
    in
    lib.elem (implementationOf (lib.head groups)) [
      "abi"
      "any"
      "none"
      implementation
    ]
    && (
      version == ""
      || version == sourceVersion.major
      || (lib.hasPrefix sourceVersion.major version && lib.toInt version == own)
    );

  machines = [
    "aarch64"
    "armv7l"
    "i686"
    "ppc64"
    "ppc64le"
    "s390x"
    "x86_64"
  ];
  aliases = {
    manylinux1 = "manylinux_2_5";
    manylinux2010 = "manylinux_2_12";
    manylinux2014 = "manylinux_2_17";
  };

  fitsManylinux =
    tag:
    let
      old = lib.match "(manylinux[0-9]+)_(.*)" tag;
      isAlias = old != null && aliases ? ${lib.head old} && lib.elem (lib.last old) machines;
      named = if isAlias then "${aliases.${lib.head old}}_${lib.last old}" else tag;
      groups = lib.match "manylinux_([0-9]+)_([0-9]+)_(.*)" named;
      machine = lib.last groups;
    in
    lib.throwIf (groups == null) "'${named}' is not a valid manylinux tag." (
      platform.libc == "glibc"
      && lib.versionAtLeast (lib.versions.majorMinor libc.version) "${lib.head groups}.${lib.elemAt groups 1}"
      &&
        lib.throwIfNot (lib.elem machine machines)
          "attribute '${machine}' missing: poetry2nix does not know the machine of ${tag}"
          (machine == platform.parsed.cpu.name)
    );

  fitsMacos =
    tag:
    let
      groups = parse "macosx_([0-9]+)_([0-9]+)_(.+)" tag;
      machine = lib.last groups;
    in
    lib.elem machine [
      "universal2"
      platform.darwinArch
    ]
    && platform.isDarwin
    && lib.versionAtLeast platform.darwinSdkVersion "${lib.head groups}.${lib.elemAt groups 1}";

  fitsPlatform =
    tag:
    if tag == "any" then
      true
    else if lib.hasPrefix "manylinux" tag then
      fitsManylinux tag
    else if lib.hasPrefix "musllinux" tag then
      lib.throwIf (
        lib.match "musllinux_([0-9]+)_([0-9]+)_(.*)" tag == null
      ) "'${tag}' is not a valid musllinux tag." false
    else if lib.hasPrefix "macosx" tag then
      fitsMacos tag
    else if tag == "win32" || lib.hasPrefix "win_" tag then
      false
    else if lib.hasPrefix "linux" tag then
      lib.head (parse "linux_(.+)" tag) == platform.linuxArch && platform.isLinux
    else
      throw "Unknown platform tag: '${tag}'";
in
{
  inherit
    fitsAbi
    fitsPlatform
    fitsPython
    versionOf
    ;
}
