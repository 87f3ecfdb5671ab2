lib: rec {
  inherit (builtins)
    attrNames
    attrValues
    catAttrs
    getAttr
    hasAttr
    intersectAttrs
    isAttrs
    listToAttrs
    mapAttrs
    removeAttrs
    zipAttrsWith
    ;

  nameValuePair = name: value: { inherit name value; };
  genAttrs = names: f: genAttrs' names (name: nameValuePair name (f name));
  genAttrs' = items: f: listToAttrs (map f items);

  mapAttrs' = f: set: listToAttrs (mapAttrsToList f set);
  mapAttrsToList = f: set: map (name: f name set.${name}) (attrNames set);
  attrsToList = mapAttrsToList nameValuePair;
  concatMapAttrs = f: set: mergeAttrsList (mapAttrsToList f set);
  mergeAttrsList = lib.foldl' (left: right: left // right) { };
  zipAttrs = zipAttrsWith (_: values: values);

  cartesianProduct =
    set:
    lib.foldl' (
      products: name:
      lib.concatMap (product: map (value: product // { ${name} = value; }) set.${name}) products
    ) [ { } ] (attrNames set);

  filterAttrs =
    keep: set: removeAttrs set (lib.filter (name: !keep name set.${name}) (attrNames set));
  foldlAttrs =
    f: initial: set:
    lib.foldl' (value: name: f value name set.${name}) initial (attrNames set);
  optionalAttrs = condition: set: if condition then set else { };
  getAttrs = names: set: genAttrs names (name: set.${name});
  attrVals = names: set: map (name: set.${name}) names;

  hasAttrByPath =
    path: set:
    path == [ ]
    || (isAttrs set && set ? ${lib.head path} && hasAttrByPath (lib.tail path) set.${lib.head path});
  attrByPath =
    path: default: set:
    if hasAttrByPath path set then getAttrFromPath path set else default;
  getAttrFromPath = path: set: lib.foldl' (value: name: value.${name}) set path;
  setAttrByPath = path: value: lib.foldr (name: inner: { ${name} = inner; }) value path;

  # The right side wins, but sets that both sides have are merged.
  recursiveUpdate =
    left: right:
    left
    // mapAttrs (
      name: value:
      if isAttrs value && isAttrs (left.${name} or null) then
        recursiveUpdate left.${name} value
      else
        value
    ) right;

  isDerivation = value: value.type or null == "derivation";
  recurseIntoAttrs = set: set // { recurseForDerivations = true; };

  # The output of a package with that name, or else the package's first one.
  getOutput =
    output: package:
    if package.outputSpecified or false then package else package.${output} or package.out or package;
  getFirstOutput =
    candidates: package:
    let
      found = lib.filter (output: package ? ${output}) candidates;
    in
    if package.outputSpecified or false || found == [ ] then package else package.${lib.head found};
  getBin = getOutput "bin";
  getLib = getOutput "lib";
  getStatic = getFirstOutput [
    "static"
    "lib"
    "out"
  ];
  getDev = getOutput "dev";
  getMan = getOutput "man";
}
