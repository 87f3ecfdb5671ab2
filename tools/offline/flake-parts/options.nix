# The options that modules may set, each with how the values of several modules become one.
{ lib }:
rec {
  # collect :: args -> module -> [ { name = value; } ]
  # A module and those that it imports, as plain sets.
  collect =
    args: module:
    let
      loaded = if lib.isFunction module || lib.isAttrs module then module else import module;
      set = if lib.isFunction loaded then loaded args else loaded;
    in
    [ (removeAttrs set [ "imports" ]) ] ++ lib.concatMap (collect args) (set.imports or [ ]);

  # merge :: place -> options -> [ { name = value; } ] -> { name = value; }
  # All options are there, also those that no module sets.
  merge =
    place: options: sets:
    let
      known = lib.attrNames options;
      unknown = lib.filter (name: !lib.elem name known) (lib.concatMap lib.attrNames sets);
    in
    lib.throwIf (unknown != [ ]) "The option `${place}${lib.head unknown}' does not exist." (
      lib.mapAttrs (name: mergeValues: mergeValues "${place}${name}" (lib.catAttrs name sets)) options
    );

  list = _: lib.concatLists;

  # What modules are asked for later, with other arguments.
  deferred = _: lib.id;

  optional =
    place: values:
    if values == [ ] then
      null
    else
      lib.throwIf (lib.length values > 1) "The option `${place}' is defined more than once." (
        lib.head values
      );

  attrsWith =
    f: place:
    lib.zipAttrsWith (
      name: values:
      lib.throwIf (lib.length values > 1) "The option `${place}.${name}' is defined more than once." (
        f (lib.head values)
      )
    );
  attrs = attrsWith lib.id;

  apps = attrsWith (
    app:
    {
      type = "app";
      meta = { };
    }
    // app
    // {
      program = if lib.isDerivation app.program then lib.getExe app.program else app.program;
    }
  );
}
