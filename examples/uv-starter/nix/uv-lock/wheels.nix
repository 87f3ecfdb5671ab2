# Fetches the wheels that an installation consists of: of each package the one that fits this
# system best, checked against the hash in uv.lock.
#
# `wheels { groups = [ "dev" ]; }` is a list of { name, version, fileName, file }.
{
  lib,
  stdenv,
  fetchurl,
  interpreter,
  entries,
  tags,
}:
let
  fileNameOf =
    wheel:
    wheel.filename or (lib.replaceStrings [ "%2B" ] [ "+" ] (baseNameOf (wheel.url or wheel.path)));

  # The wheels of a package that can be used here, the best one first.
  usableWheels =
    entry:
    let
      ranked = map (wheel: {
        inherit wheel;
        rank = tags (fileNameOf wheel);
      }) (entry.wheels or [ ]);
      usable = lib.filter ({ rank, ... }: rank != null) ranked;
    in
    map ({ wheel, ... }: wheel) (lib.sort (a: b: a.rank < b.rank) usable);

  # A wheel comes from the web, from a folder of wheels, or is a file of its own.
  fetch =
    entry: wheel:
    if wheel ? url then
      fetchurl {
        inherit (wheel) url hash;
        name = fileNameOf wheel;
      }
    else if wheel ? path then
      ../.. + "/${entry.source.registry}/${wheel.path}"
    else
      ../.. + "/${entry.source.path}";

  # Why a package cannot be installed here, where no wheel of it can be used.
  describe =
    { source, ... }@entry:
    let
      folder = source.editable or source.directory or source.virtual or null;
      archive = source.url or source.path or null;
      reason =
        if entry.wheels or [ ] != [ ] then
          "it has no wheel for Python ${interpreter.pythonVersion} on ${stdenv.hostPlatform.system}"
        else if source ? git then
          "it comes from Git, ${source.git}"
        else if folder != null then
          "it is a folder, ${folder}"
        else if archive != null then
          "it is an archive, ${archive}"
        else
          "uv.lock has only its source";
    in
    "\n- ${entry.name} ${entry.version or ""}: ${reason}";
in
selection:
let
  needed = entries selection;
  withoutWheel = lib.filter (entry: usableWheels entry == [ ]) needed;

  toWheel =
    entry:
    let
      wheel = lib.head (usableWheels entry);
    in
    {
      inherit (entry) name version;
      fileName = fileNameOf wheel;
      file = fetch entry wheel;
    };
in
if withoutWheel == [ ] then
  map toWheel needed
else
  throw (
    "This flake installs wheels only, and cannot install what uv.lock has for the project:"
    + lib.concatMapStrings describe withoutWheel
    + "\nnix/README.md says what can be done."
  )
