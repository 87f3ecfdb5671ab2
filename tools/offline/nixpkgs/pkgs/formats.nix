# Writers of data files: `(formats.toml { }).generate "name" value`.
{ lib, writeText }:
let
  # TOML on one line per top-level name: inline tables all the way down.
  toml =
    value:
    if lib.isAttrs value then
      "{ ${lib.concatStringsSep ", " (assignments value)} }"
    else if lib.isList value then
      "[ ${lib.concatMapStringsSep ", " toml value} ]"
    else
      builtins.toJSON value;
  assignments =
    set: lib.mapAttrsToList (name: value: "${builtins.toJSON name} = ${toml value}") (withoutNulls set);
  withoutNulls = lib.filterAttrs (_: value: value != null);
in
{
  json = _: { generate = name: value: writeText name (builtins.toJSON value); };
  toml = _: { generate = name: value: writeText name (lib.concatLines (assignments value)); };
}
