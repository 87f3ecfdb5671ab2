lib: {
  # { section.key = value; } as an INI file.
  toINI =
    _:
    let
      line =
        key: value: "${key}=${if lib.isBool value then lib.boolToString value else toString value}\n";
      section = name: values: "[${name}]\n" + lib.concatStrings (lib.mapAttrsToList line values);
    in
    sections: lib.concatStringsSep "\n" (lib.mapAttrsToList section sections);
}
