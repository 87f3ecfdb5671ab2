# stdenv.mkDerivation: a derivation that runs the phases in setup/.
{
  lib,
  stdenv,
  system,
}:
let
  inputLists = [
    "depsBuildBuild"
    "nativeBuildInputs"
    "buildInputs"
    "propagatedNativeBuildInputs"
    "propagatedBuildInputs"
    "nativeCheckInputs"
    "checkInputs"
  ];

  # Lists of inputs may hold nulls and lists; what counts is the part with the headers.
  inputs =
    attrs:
    lib.genAttrs (lib.filter (name: attrs ? ${name}) inputLists) (
      name: map lib.getDev (lib.filter (input: input != null) (lib.flatten attrs.${name}))
    );

  # Inputs of the checks are only there when checks run.
  withCheckInputs =
    attrs:
    lib.optionalAttrs (attrs.doCheck or false) {
      nativeBuildInputs = attrs.nativeBuildInputs or [ ] ++ attrs.nativeCheckInputs or [ ];
      buildInputs = attrs.buildInputs or [ ] ++ attrs.checkInputs or [ ];
    };

  environment =
    attrs:
    let
      env = attrs.env or { };
      twice = lib.attrNames (lib.intersectAttrs env attrs);
      unfit = lib.filterAttrs (
        _: value: !(lib.isString value || lib.isBool value || lib.isInt value || lib.isDerivation value)
      ) env;
    in
    if twice != [ ] then
      throw "mkDerivation: set both in `env` and outside of it: ${toString twice}"
    else if unfit != { } then
      throw "mkDerivation: `env` takes strings, numbers, booleans and derivations, unlike: ${toString (lib.attrNames unfit)}"
    else
      env;

  make =
    f:
    let
      attrs = f (attrs // { finalPackage = package; });
      name = attrs.name or "${attrs.pname}-${attrs.version}";
      package =
        derivation (
          removeAttrs (attrs // withCheckInputs attrs) [
            "meta"
            "passthru"
            "pos"
            "env"
          ]
          // inputs (attrs // withCheckInputs attrs)
          // environment attrs
          // {
            name = lib.strings.sanitizeDerivationName name;
            # Attributes that are null do not get to the build.
            __ignoreNulls = true;
            inherit stdenv;
            system = attrs.system or system;
            builder = attrs.realBuilder or stdenv.shell;
            args =
              attrs.args or [
                "-e"
                (attrs.builder or ./builder.sh)
              ];
          }
        )
        // {
          inherit name;
          meta = {
            inherit name;
            available = true;
          }
          // attrs.meta or { };
          passthru = attrs.passthru or { };
          overrideAttrs =
            changes:
            make (
              finalAttrs:
              let
                prev = f finalAttrs;
                changed = if lib.isFunction changes then changes prev else changes;
              in
              prev // (if lib.isFunction changed then changes finalAttrs prev else changed)
            );
        }
        // attrs.passthru or { };
    in
    package;
in
attrs: make (if lib.isFunction attrs then attrs else _: attrs)
