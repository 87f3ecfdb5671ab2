# Decides which wheels this system can use, and which of several fits best.
#
# `tags "numpy-2.3.1-cp313-cp313-manylinux_2_28_x86_64.whl"` is the rank of that wheel, 0 being the
# best, or null when it does not run here. The order is the one of every Python installer:
# https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/
{
  lib,
  stdenv,
  interpreter,
}:
let
  inherit (stdenv.hostPlatform) isDarwin parsed darwinMinVersion;

  down = last: first: map toString (lib.reverseList (lib.range first last));

  # A Linux wheel names the oldest C library it runs with; versions once had names of their own.
  glibc = lib.toInt (lib.versions.minor stdenv.cc.libc.version);
  glibcNames = {
    "17" = [ "manylinux2014" ];
    "12" = [ "manylinux2010" ];
    "5" = [ "manylinux1" ];
  };
  linuxPlatforms = map (platform: "${platform}_${parsed.cpu.name}") (
    lib.concatMap (minor: [ "manylinux_2_${minor}" ] ++ glibcNames.${minor} or [ ]) (down glibc 5)
    ++ [ "linux" ]
  );

  # A macOS wheel names the oldest system it runs on.
  macos = lib.toInt (lib.versions.major darwinMinVersion);
  macPlatforms =
    lib.concatMap (major: [
      "macosx_${major}_0_arm64"
      "macosx_${major}_0_universal2"
    ]) (down macos 11)
    ++ map (minor: "macosx_10_${minor}_universal2") (down 16 4);

  platforms = if isDarwin then macPlatforms else linuxPlatforms;

  # Wheels for this very version of Python, then those for any from some version on ("abi3"), then
  # those without compiled code for Python ("none").
  minor = lib.toInt (lib.versions.minor interpreter.version);
  current = "cp3${toString minor}";
  anyPython = [
    "py3${toString minor}"
    "py3"
  ]
  ++ map (older: "py3${older}") (down (minor - 1) 0);
  interfaces = [
    "${current}-${current}"
    "${current}-abi3"
    "${current}-none"
  ]
  ++ map (older: "cp3${older}-abi3") (down (minor - 1) 2)
  ++ map (python: "${python}-none") anyPython;

  ordered =
    lib.concatMap (interface: map (platform: "${interface}-${platform}") platforms) interfaces
    ++ map (python: "${python}-none-any") ([ current ] ++ anyPython);
  ranks = lib.listToAttrs (lib.imap0 (rank: tag: lib.nameValuePair tag rank) ordered);

  # The last three parts of a file name; each can list several, with dots between them.
  tagsOf =
    fileName:
    let
      parts = map (lib.splitString ".") (builtins.match ".*-([^-]+)-([^-]+)-([^-]+)\\.whl" fileName);
      part = lib.elemAt parts;
    in
    lib.concatMap (
      python: lib.concatMap (abi: map (platform: "${python}-${abi}-${platform}") (part 2)) (part 1)
    ) (part 0);
in
fileName:
let
  found = map (tag: ranks.${tag}) (lib.filter (tag: ranks ? ${tag}) (tagsOf fileName));
in
if found == [ ] then null else lib.foldl' lib.min (lib.head found) found
