lib: {
  inherit (builtins)
    add
    bitAnd
    bitOr
    bitXor
    deepSeq
    functionArgs
    genericClosure
    isBool
    isFloat
    isFunction
    isInt
    lessThan
    pathExists
    readFile
    seq
    sub
    ;

  id = x: x;
  const = x: _: x;
  flip =
    f: a: b:
    f b a;
  pipe = lib.foldl' (value: f: f value);
  min = a: b: if a < b then a else b;
  max = a: b: if a > b then a else b;
  mod = a: b: a - b * (a / b);
  boolToString = value: if value then "true" else "false";
  mapNullable = f: value: if value == null then null else f value;
  defaultTo = default: value: if value == null then default else value;
  compare =
    a: b:
    if a < b then
      -1
    else if a > b then
      1
    else
      0;

  importJSON = file: builtins.fromJSON (builtins.readFile file);
  importTOML = file: builtins.fromTOML (builtins.readFile file);

  warn = message: builtins.warn or (text: builtins.trace "warning: ${text}") message;
  warnIf = condition: message: if condition then lib.warn message else lib.id;
  throwIf = condition: message: if condition then throw message else lib.id;
  throwIfNot = condition: lib.throwIf (!condition);

  # A function that says by name which arguments it takes; callPackage reads them.
  setFunctionArgs = f: args: {
    __functor = _: f;
    __functionArgs = args;
  };

  release = "26.05";
  version = "26.05-offline";
}
