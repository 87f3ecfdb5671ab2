# Evaluates environment markers (PEP 508), the conditions in uv.lock such as
#
#   python_full_version < '3.13' and sys_platform == 'linux'
#
# `markers [ ] text` says whether one holds for this system and interpreter. The first argument
# lists the extras that are on: `extra == 'name'` holds for those.
{
  lib,
  stdenv,
  interpreter,
  versions,
}:
let
  inherit (stdenv.hostPlatform) isDarwin parsed;

  environment = {
    implementation_name = "cpython";
    implementation_version = interpreter.version;
    os_name = "posix";
    platform_machine = if isDarwin then "arm64" else parsed.cpu.name;
    platform_python_implementation = "CPython";
    platform_system = if isDarwin then "Darwin" else "Linux";
    python_full_version = interpreter.version;
    python_version = interpreter.pythonVersion;
    sys_platform = if isDarwin then "darwin" else "linux";
    # The kernel it will run on is not known when the flake is evaluated.
    platform_release = "";
    platform_version = "";
  };

  # These are compared as versions, the others as text.
  versionNames = [
    "implementation_version"
    "python_full_version"
    "python_version"
  ];

  # Quoted texts, names, operators and parentheses, in order.
  tokenize =
    marker:
    let
      pieces = builtins.split "('[^']*'|\"[^\"]*\"|[()]|[<>=!~]+|[a-z_]+)" marker;
      isSpace = piece: builtins.match "[[:space:]]*" piece != null;
    in
    if lib.all (piece: lib.isList piece || isSpace piece) pieces then
      map lib.head (lib.filter lib.isList pieces)
    else
      unreadable marker;

  unreadable = marker: throw "pyproject-nix: cannot read this marker: ${marker}";

  isName = token: builtins.match "[a-z_]+" token != null;
  unquote = token: lib.substring 1 (lib.stringLength token - 2) token;
  valueOf = token: if isName token then environment.${token} else unquote token;

  compareText =
    left: operator: right:
    {
      "==" = left == right;
      "===" = left == right;
      "!=" = left != right;
      "<" = left < right;
      "<=" = left <= right;
      ">" = left > right;
      ">=" = left >= right;
      "in" = lib.hasInfix left right;
      "not in" = !lib.hasInfix left right;
    }
    .${operator};

  compareExtra =
    extras: operator: extra:
    {
      "==" = lib.elem extra extras;
      "!=" = !lib.elem extra extras;
    }
    .${operator};

  # One comparison; the name may stand on either side of the operator.
  compare =
    extras: left: operator: right:
    let
      name = if isName left then left else right;
      literal = if isName left then right else left;
      asVersions = versions (valueOf left) operator (valueOf right);
    in
    if name == "extra" then
      compareExtra extras operator (unquote literal)
    else if lib.elem name versionNames && asVersions != null then
      asVersions
    else
      compareText (valueOf left) operator (valueOf right);
in
extras: marker:
let
  tokens = tokenize marker;
  count = lib.length tokens;
  at = index: if index < count then lib.elemAt tokens index else "";

  # Each rule takes the index where it begins, and returns its value and the index after it.
  disjunction =
    start:
    let
      left = conjunction start;
      right = disjunction (left.next + 1);
    in
    if at left.next == "or" then right // { value = left.value || right.value; } else left;

  conjunction =
    start:
    let
      left = operand start;
      right = conjunction (left.next + 1);
    in
    if at left.next == "and" then right // { value = left.value && right.value; } else left;

  operand = start: if at start == "(" then parenthesized start else comparison start;

  parenthesized =
    start:
    let
      inner = disjunction (start + 1);
    in
    if at inner.next == ")" then inner // { next = inner.next + 1; } else unreadable marker;

  comparison =
    start:
    let
      isNotIn = at (start + 1) == "not";
      operator = if isNotIn then "not in" else at (start + 1);
      end = if isNotIn then start + 3 else start + 2;
    in
    {
      value = compare extras (at start) operator (at end);
      next = end + 1;
    };

  result = disjunction 0;
in
if result.next == count then result.value else unreadable marker
