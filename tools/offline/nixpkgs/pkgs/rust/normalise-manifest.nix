# The Cargo.toml of a crate without what it inherits from its workspace, as cargo publishes it: alone
# in a folder it would not find that.
{ lib, formats }:
{ file, workspace }:
let
  manifest = lib.importTOML file;
  name = lib.strings.sanitizeDerivationName "${manifest.package.name}-Cargo.toml";

  package = lib.mapAttrs (
    field: value: if value.workspace or false == true then workspace.package.${field} else value
  ) manifest.package;

  # A dependency may add to the features of the workspace's one, and be optional.
  dependency =
    crate: value:
    if value.workspace or false != true then
      value
    else
      let
        inherited = workspace.dependencies.${crate};
        base = if lib.isString inherited then { version = inherited; } else inherited;
        features = lib.unique (base.features or [ ] ++ value.features or [ ]);
      in
      base
      // removeAttrs value [ "workspace" ]
      // lib.optionalAttrs (features != [ ]) { inherit features; };

  kinds = [
    "dependencies"
    "dev-dependencies"
    "build-dependencies"
  ];
  dependencies =
    table:
    lib.mapAttrs (
      key: value: if lib.elem key kinds then lib.mapAttrs dependency value else value
    ) table;
in
(formats.toml { }).generate name (
  dependencies (
    removeAttrs manifest [
      "lints"
      "workspace"
    ]
  )
  // {
    inherit package;
  }
  // lib.optionalAttrs (manifest ? target) {
    target = lib.mapAttrs (_: dependencies) manifest.target;
  }
)
