# stdenv.mkDerivation: a derivation that runs the phases in setup/. What upstream refuses is refused
# here, with the same words.
{
  lib,
  config,
  stdenv,
  system,
}:
let
  checkInputs = import ./check-inputs.nix { inherit lib; };
  checkEnvironment = import ./check-environment.nix { inherit lib; };
  isFit = import ./check-meta.nix { inherit lib config system; };
  withOutputs = import ./with-outputs.nix { inherit lib; };

  nameOf =
    attrs:
    attrs.name or (
      assert lib.assertMsg (attrs.version != null) "The `version` attribute cannot be null.";
      "${attrs.pname}-${attrs.version}"
    );

  # The arguments of `derivation`, but for the environment.
  argumentsOf =
    attrs:
    let
      given = removeAttrs attrs [
        "checkInputs"
        "env"
        "installCheckInputs"
        "meta"
        "nativeCheckInputs"
        "nativeInstallCheckInputs"
        "passthru"
        "pos"
      ];
    in
    assert lib.assertMsg (
      !attrs.__structuredAttrs or false
    ) "The offline nixpkgs has no structured attributes.";
    assert lib.assertMsg (
      !lib.hasPrefix "md5" (attrs.outputHash or "") && attrs.outputHashAlgo or null != "md5"
    ) "Rejected insecure md5 hash '${attrs.outputHash}'";
    given
    // checkInputs attrs
    // {
      name = lib.strings.sanitizeDerivationName (nameOf attrs);
      # Even `package == null` needs this list.
      outputs = attrs.outputs or [ "out" ] ++ [ ];
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
    };

  make =
    f:
    let
      attrs = f (attrs // { finalPackage = package; });
      arguments = argumentsOf attrs;
      passthru = attrs.passthru or { };
      package = withOutputs (isFit attrs) (
        {
          name = nameOf attrs;
          inherit passthru;
          meta = {
            name = nameOf attrs;
            available = true;
          }
          // attrs.meta or { };
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
        // passthru
      ) (derivation (arguments // checkEnvironment (attrs.env or { }) arguments));
    in
    package;
in
attrs: make (if lib.isFunction attrs then attrs else _: attrs)
