# Environment markers: https://packaging.python.org/en/latest/specifications/dependency-specifiers/
{ lib, versions }:
let
  tokens =
    text:
    map lib.head (
      lib.filter lib.isList (lib.split "(\"[^\"]*\"|'[^']*'|[()]|[<>=!~]+|[A-Za-z_.]+)" text)
    );

  # Each step takes tokens, and gives a value and the tokens that are left.
  either =
    environment: list:
    let
      left = both environment list;
      right = either environment (lib.tail left.rest);
    in
    if left.rest != [ ] && lib.head left.rest == "or" then
      {
        value = left.value || right.value;
        inherit (right) rest;
      }
    else
      left;

  both =
    environment: list:
    let
      left = one environment list;
      right = both environment (lib.tail left.rest);
    in
    if left.rest != [ ] && lib.head left.rest == "and" then
      {
        value = left.value && right.value;
        inherit (right) rest;
      }
    else
      left;

  one =
    environment: list:
    let
      inner = either environment (lib.tail list);
      isNegated = lib.elemAt list 1 == "not";
      operator = if isNegated then "not in" else lib.elemAt list 1;
    in
    if lib.head list == "(" then
      {
        inherit (inner) value;
        rest = lib.tail inner.rest;
      }
    else
      {
        value = comparison environment (lib.head list) operator (
          lib.elemAt list (if isNegated then 3 else 2)
        );
        rest = lib.drop (if isNegated then 4 else 3) list;
      };

  unquote = token: lib.substring 1 (lib.stringLength token - 2) token;
  isVersion =
    token:
    lib.elem token [
      "implementation_version"
      "python_full_version"
      "python_version"
    ];

  comparison =
    environment: left: operator: right:
    let
      valueOf = token: if lib.match "['\"].*" token != null then unquote token else environment.${token};
      a = valueOf left;
      b = valueOf right;
      hasExtra = lib.elem b environment.extra;
    in
    if left == "extra" then
      (if operator == "!=" then !hasExtra else hasExtra)
    else if operator == "in" then
      lib.hasInfix a b
    else if operator == "not in" then
      !lib.hasInfix a b
    else if operator == "~=" then
      throw "As upstream, markers with ~= are not understood: ${left} ~= ${right}"
    else if isVersion left || isVersion right then
      versions.comparators.${operator} (versions.parse a) (versions.parse b)
    else
      {
        "==" = a == b;
        "===" = a == b;
        "!=" = a != b;
        "<" = a < b;
        "<=" = a <= b;
        ">" = a > b;
        ">=" = a >= b;
      }
      .${operator};
in
{
  # Whether a marker holds, such as `sys_platform == "win32" and extra == "all"`.
  holds = environment: marker: marker == "" || (either environment (tokens marker)).value;

  # What the markers ask about, for a Python.
  environment =
    python:
    let
      platform = python.stdenv.targetPlatform;
    in
    {
      extra = [ ];
      os_name = "posix";
      sys_platform = if platform.isDarwin then "darwin" else "linux";
      platform_system = if platform.isDarwin then "Darwin" else "Linux";
      platform_machine = if platform.isDarwin then platform.darwinArch else platform.parsed.cpu.name;
      platform_python_implementation = "CPython";
      platform_release = "";
      platform_version = "";
      implementation_name = python.passthru.implementation;
      implementation_version = python.version;
      python_full_version = python.version;
      python_version = python.passthru.pythonVersion;
    };
}
