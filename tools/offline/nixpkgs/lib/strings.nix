lib: rec {
  inherit (builtins)
    compareVersions
    concatStringsSep
    isPath
    isString
    match
    parseDrvName
    replaceStrings
    split
    splitVersion
    storeDir
    stringLength
    substring
    toJSON
    typeOf
    unsafeDiscardStringContext
    ;

  concatStrings = concatStringsSep "";
  concatMapStrings = f: list: concatStrings (map f list);
  concatMapStringsSep =
    separator: f: list:
    concatStringsSep separator (map f list);
  concatMapAttrsStringSep =
    separator: f: set:
    concatStringsSep separator (lib.mapAttrsToList f set);
  concatImapStringsSep =
    separator: f: list:
    concatStringsSep separator (lib.imap1 f list);
  concatLines = concatMapStrings (line: "${line}\n");
  join = concatStringsSep;
  intersperse =
    separator: list:
    lib.drop 1 (
      lib.concatMap (item: [
        separator
        item
      ]) list
    );
  optionalString = condition: text: if condition then text else "";
  replicate = count: text: concatStrings (lib.lists.replicate count text);

  hasPrefix = prefix: text: substring 0 (stringLength prefix) text == prefix;
  hasSuffix =
    suffix: text:
    stringLength text >= stringLength suffix
    && substring (stringLength text - stringLength suffix) (-1) text == suffix;
  hasInfix = infix: text: lib.length (split (escapeRegex infix) (toString text)) > 1;
  removePrefix =
    prefix: text: if hasPrefix prefix text then substring (stringLength prefix) (-1) text else text;
  removeSuffix =
    suffix: text:
    if hasSuffix suffix text then substring 0 (stringLength text - stringLength suffix) text else text;

  splitString =
    separator: text:
    # `split` drops the store paths that the text refers to.
    map (addContextFrom text) (
      lib.filter isString (split (escapeRegex (toString separator)) (toString text))
    );
  addContextFrom = source: target: substring 0 0 source + target;
  stringToCharacters = text: lib.genList (n: substring n 1 text) (stringLength text);
  stringAsChars = f: text: concatStrings (map f (stringToCharacters text));

  lowerChars = stringToCharacters "abcdefghijklmnopqrstuvwxyz";
  upperChars = stringToCharacters "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  toLower = replaceStrings upperChars lowerChars;
  toUpper = replaceStrings lowerChars upperChars;
  toSentenceCase = text: toUpper (substring 0 1 text) + toLower (substring 1 (-1) text);
  trim =
    text:
    let
      inner = lib.head (match "[ \t\r\n]*(.*[^ \t\r\n])?[ \t\r\n]*" text);
    in
    if inner == null then "" else inner;

  escape = characters: replaceStrings characters (map (character: "\\${character}") characters);
  escapeRegex = escape (stringToCharacters "\\[{()^$?*+|.");
  escapeShellArg =
    argument:
    let
      text = toString argument;
    in
    if match "[[:alnum:],._+:@%/-]+" text == null then
      "'${replaceStrings [ "'" ] [ "'\\''" ] text}'"
    else
      text;
  escapeShellArgs = concatMapStringsSep " " escapeShellArg;
  escapeNixString = text: escape [ "$" ] (toJSON text);
  toShellVar =
    name: value:
    if lib.isList value then
      "declare -a ${name}=(${escapeShellArgs value})"
    else
      "${name}=${escapeShellArg value}";
  toShellVars = set: concatStringsSep "\n" (lib.mapAttrsToList toShellVar set);

  versionOlder = version: bound: compareVersions bound version == 1;
  versionAtLeast = version: bound: !versionOlder version bound;
  getName =
    package:
    if isString package then
      (parseDrvName package).name
    else
      package.pname or (parseDrvName package.name).name;
  getVersion =
    package:
    if isString package then
      (parseDrvName package).version
    else
      package.version or (parseDrvName package.name).version;

  # The name in the address of an archive, without version and ending.
  nameFromURL =
    url: separator:
    let
      file = lib.last (splitString "/" url);
    in
    lib.head (splitString separator file);

  makeSearchPath =
    folder: paths:
    concatMapStringsSep ":" (path: "${path}/${folder}") (lib.filter (path: path != null) paths);
  makeSearchPathOutput =
    output: folder: packages:
    makeSearchPath folder (map (lib.getOutput output) packages);
  makeLibraryPath = makeSearchPathOutput "lib" "lib";
  makeBinPath = makeSearchPathOutput "bin" "bin";
  makeIncludePath = makeSearchPathOutput "dev" "include";

  toInt =
    text:
    let
      digits = match "[ \t]*(-?[0-9]+)[ \t]*" text;
    in
    if digits == null then
      throw "toInt: not a whole number: ${toJSON text}"
    else if match "-?0[0-9]+" (lib.head digits) != null then
      throw "toInt: a leading zero could mean octal: ${toJSON text}"
    else
      builtins.fromJSON (lib.head digits);
  isStringLike = value: isString value || isPath value || value ? outPath || value ? __toString;
  isConvertibleWithToString =
    value:
    isStringLike value
    || value == null
    || lib.elem (typeOf value) [
      "int"
      "float"
      "bool"
    ]
    || (lib.isList value && lib.all isConvertibleWithToString value);
  isStorePath =
    value: isStringLike value && dirOf (unsafeDiscardStringContext (toString value)) == storeDir;
  sanitizeDerivationName =
    text:
    let
      cleaned = concatMapStrings (part: if lib.isList part then "-" else part) (
        # A name must not begin with a dot.
        split "[^[:alnum:]+._?=-]+" (lib.head (match "\\.*(.*)" (unsafeDiscardStringContext text)))
      );
    in
    if cleaned == "" then "unknown" else cleaned;
}
