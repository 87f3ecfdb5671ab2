# Compares versions the way Python packages do (PEP 440), as far as environment markers need it.
#
# `versions "3.13.2" ">=" "3.13"` is true. It is null when one side is no version, or when the
# operator is none for versions. They look as uv writes them in uv.lock: 3.13, 3.13.*, 3.13.0rc1,
# 3.13.0.post1, 3.13.0.dev2.
{ lib }:
let
  # The parts of a version, or null when the text is none.
  parse =
    text:
    let
      groups = builtins.match "([0-9]+(\\.[0-9]+)*)((a|b|rc)([0-9]+))?(\\.post([0-9]+))?(\\.dev([0-9]+))?(\\.\\*)?" text;
      group = builtins.elemAt groups;
      release = lib.splitString "." (group 0);
      isAlphaOrLater = group 2 != null;
      isPost = group 5 != null;
      isDev = group 7 != null;
    in
    if groups == null then
      null
    else
      {
        inherit release isPost;
        isPre = isAlphaOrLater || isDev;
        isPrefix = group 9 != null;
        # A form that builtins.compareVersions orders as PEP 440 does. To it, the word "pre" comes
        # before everything else, even the end of a version; other words come after the end, but
        # before numbers: 3.13.dev1 < 3.13a1 < 3.13rc1 < 3.13 < 3.13.post1 < 3.13.1
        sortable = lib.concatStringsSep "." (
          withoutTrailingZeros release
          ++ lib.optional isAlphaOrLater "pre.${group 3}.${group 4}"
          ++ lib.optional isPost "post.${group 6}"
          ++ lib.optional isDev "pre.pre.${group 8}"
        );
      };

  # 3.13.0 and 3.13 are the same version.
  withoutTrailingZeros =
    release:
    if lib.length release > 1 && lib.last release == "0" then
      withoutTrailingZeros (lib.init release)
    else
      release;

  # Whether a release begins with the numbers of a shorter one: 3.13.2 begins with 3.13.
  startsWith =
    prefix: release:
    let
      padded = release ++ map (_: "0") prefix;
    in
    map lib.toInt prefix == map lib.toInt (lib.take (lib.length prefix) padded);

  operators =
    version: bound:
    let
      order = builtins.compareVersions version.sortable bound.sortable;
      isVariantOfBound =
        !bound.isPre
        && !bound.isPost
        && withoutTrailingZeros version.release == withoutTrailingZeros bound.release;
      equal = if bound.isPrefix then startsWith bound.release version.release else order == 0;
    in
    {
      "==" = equal;
      "!=" = !equal;
      "<=" = order <= 0;
      ">=" = order >= 0;
      # A pre-release of 3.13 is not `< 3.13`, and a post-release of it is not `> 3.13`.
      "<" = order < 0 && !(isVariantOfBound && version.isPre);
      ">" = order > 0 && !(isVariantOfBound && version.isPost);
      "~=" = order >= 0 && startsWith (lib.init bound.release) version.release;
    };
in
left: operator: right:
let
  version = parse left;
  bound = parse right;
in
if version == null || bound == null then null else (operators version bound).${operator} or null
