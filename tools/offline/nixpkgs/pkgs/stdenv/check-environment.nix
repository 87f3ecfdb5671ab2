# What `env` may hold: values that are text in the build, under names that nothing else has.
{ lib }:
env: arguments:
let
  twice = lib.attrNames (lib.intersectAttrs env arguments);
  isFit = value: lib.isString value || lib.isBool value || lib.isInt value || lib.isDerivation value;
in
assert lib.assertMsg (
  lib.isAttrs env && !lib.isDerivation env
) "`env` must be an attribute set of environment variables.";
assert lib.assertMsg (twice == [ ])
  "The `env` attribute set cannot contain any attributes passed to derivation. The following attributes are overlapping: ${toString twice}";
lib.mapAttrs (
  name: value:
  assert lib.assertMsg (isFit value)
    "The `env` attribute set can only contain derivation, string, boolean or integer attributes. The `${name}` attribute is of type ${builtins.typeOf value}.";
  value
) env
