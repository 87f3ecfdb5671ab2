# Versions and what constraints allow, in the words of PEP 440 and of Poetry.
{ lib }:
let
  # "1.2.3rc1" → the numbers, and what comes after them.
  parse =
    text:
    let
      parts = lib.match "v?([0-9]+!)?([0-9]+(\\.([0-9]+|\\*))*)(.*)" (lib.trim text);
    in
    if parts == null then
      throw "not a version: ${text}"
    else
      {
        numbers = map number (lib.splitString "." (lib.elemAt parts 1));
        rest = lib.elemAt parts 4;
      };
  number = part: if part == "*" then part else lib.toInt (withoutZeros part);
  withoutZeros =
    part: if lib.match "0[0-9]+" part == null then part else withoutZeros (lib.removePrefix "0" part);

  # As upstream compares: as far as both have numbers, and a star is any number.
  compareNumbers =
    a: b:
    if a == [ ] || b == [ ] then
      0
    else if lib.head a == "*" || lib.head b == "*" then
      0
    else if lib.head a != lib.head b then
      lib.compare (lib.head a) (lib.head b)
    else
      compareNumbers (lib.tail a) (lib.tail b);

  # A pre-release comes before the release, and a post-release after it.
  rank =
    rest:
    if rest == "" then
      0
    else if lib.match "[.-]?(post|r).*" rest != null || lib.hasPrefix "+" rest then
      1
    else
      -1;

  compare =
    a: b:
    let
      numbers = compareNumbers a.numbers b.numbers;
      ranks = lib.compare (rank a.rest) (rank b.rest);
    in
    if numbers != 0 then
      numbers
    else if ranks != 0 then
      ranks
    else
      lib.compareVersions a.rest b.rest;

  comparators = {
    "==" = a: b: compare a b == 0;
    "===" = a: b: compare a b == 0;
    "!=" = a: b: compare a b != 0;
    "<=" = a: b: compare a b <= 0;
    ">=" = a: b: compare a b >= 0;
    "<" = a: b: compare a b < 0;
    ">" = a: b: compare a b > 0;
    "~=" =
      a: b:
      compare a b >= 0
      &&
        compare a {
          numbers = lib.init b.numbers;
          rest = "";
        } == 0;
  };

  # The first version that a caret or a tilde excludes.
  after =
    operator: numbers:
    let
      firstNonZero = lib.lists.findFirstIndex (n: n != 0) 0 numbers;
      index = if operator == "^" then firstNonZero else lib.max 0 (lib.length numbers - 2);
      last = if operator == "~" && lib.length numbers == 1 then 0 else index;
    in
    {
      numbers = lib.take last numbers ++ [ (lib.elemAt numbers last + 1) ];
      rest = "";
    };

  meets =
    version: condition:
    let
      parts = lib.match "([~^]|[<>=!~]=?=?)?[ ]*([^ ]+)" (lib.trim condition);
      operator = lib.elemAt parts 0;
      bound = parse (lib.elemAt parts 1);
    in
    if lib.trim condition == "*" then
      true
    else if operator == "^" || operator == "~" then
      compare version bound >= 0 && compare version (after operator bound.numbers) < 0
    else if operator == null then
      # Poetry's "3.12" is 3.12.0.
      compare version (parse (lib.versions.pad 3 (lib.elemAt parts 1))) == 0
    else
      comparators.${operator} version bound;
in
{
  inherit parse comparators;

  # allows ">=3.11,<3.13 || >=3.14" "3.12.4"
  allows =
    constraint: version:
    lib.any (
      alternative:
      lib.all (meets (parse version)) (
        lib.filter (part: lib.trim part != "") (lib.splitString "," alternative)
      )
    ) (lib.filter lib.isString (lib.split "[|][|]" constraint));
}
