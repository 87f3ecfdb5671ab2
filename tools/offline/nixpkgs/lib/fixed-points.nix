lib: rec {
  fix =
    f:
    let
      x = f x;
    in
    x;

  # Of two functions from the final set to a set: the second one changes what the first one makes.
  extends =
    overlay: f: final:
    let
      prev = f final;
    in
    prev // overlay final prev;

  composeExtensions =
    f: g: final: prev:
    let
      first = f final prev;
    in
    first // g final (prev // first);

  composeManyExtensions = lib.foldr composeExtensions (_: _: { });

  makeExtensible = makeExtensibleWithCustomName "extend";

  makeExtensibleWithCustomName =
    name: f:
    fix (self: f self // { ${name} = overlay: makeExtensibleWithCustomName name (extends overlay f); });
}
