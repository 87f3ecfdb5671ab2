# A package that comes from elsewhere: its best wheel for this system, or else its source.
{
  lib,
  workspaceRoot,
  sourcePreference,
  tags,
}:
entry:
{
  autoPatchelfHook,
  fetchurl,
  pyprojectHook,
  pyprojectWheelHook,
  pythonManylinuxPackages,
  stdenv,
}:
let
  inherit (entry) source;
  sdist = entry.sdist or { };

  fileName = place: lib.replaceStrings [ "%2B" ] [ "+" ] (baseNameOf place);
  fileNameOf = wheel: wheel.filename or (fileName (wheel.url or wheel.path));

  # The wheels that can be used here, the best one first.
  ranked = lib.filter ({ rank, ... }: rank != null) (
    map (wheel: {
      inherit wheel;
      rank = tags (fileNameOf wheel);
    }) (entry.wheels or [ ])
  );
  usable = map ({ wheel, ... }: wheel) (lib.sort (a: b: a.rank < b.rank) ranked);

  isWheel =
    if source ? url then
      sdist == { }
    else if source ? path then
      usable != [ ]
    else if source ? registry then
      (
        if sourcePreference == "wheel" && usable != [ ] then
          true
        else if sdist == { } then
          assert lib.assertMsg (
            usable != [ ]
          ) "No compatible wheel, nor sdist found for package '${entry.name}' ${entry.version}";
          true
        else
          false
      )
    else
      false;

  download =
    file:
    fetchurl {
      inherit (file) url hash;
      name = fileName file.url;
    };

  # "https://host/repository?rev=v1&subdirectory=sub#0123…"
  git = lib.splitString "#" source.git;
  address = lib.splitString "?" (lib.head git);
  query = lib.listToAttrs (
    map (
      part:
      let
        sides = lib.splitString "=" part;
      in
      lib.nameValuePair (lib.head sides) (lib.last sides)
    ) (lib.filter lib.isString (builtins.split "&" (lib.concatStringsSep "?" (lib.tail address))))
  );
  subdirectory = lib.replaceStrings [ "%2F" ] [ "/" ] (
    if source ? git then query.subdirectory or "" else source.subdirectory or ""
  );

  src =
    if source ? git then
      fetchGit (
        {
          url = lib.head address;
          rev = lib.last git;
          allRefs = true;
          submodules = true;
        }
        // lib.optionalAttrs (query ? tag) { ref = "refs/tags/${query.tag}"; }
      )
    else if source ? path then
      {
        outPath = "${workspaceRoot + "/${source.path}"}";
        passthru.url = source.path;
      }
    else if isWheel then
      (
        let
          wheel = lib.head (if source ? url then entry.wheels else usable);
        in
        if wheel ? path then
          workspaceRoot + "/${source.registry}/${wheel.path}"
        else
          download ({ inherit (source) url; } // wheel)
      )
    else
      download (sdist // { url = source.url or sdist.url; });
in
stdenv.mkDerivation (
  {
    pname = entry.name;
    version = entry.version or "0.0.0";
    inherit src;
    passthru = import ./passthru.nix { inherit lib; } entry // {
      format = if isWheel then "wheel" else "pyproject";
    };
    nativeBuildInputs =
      if isWheel then
        [ pyprojectWheelHook ] ++ lib.optional stdenv.hostPlatform.isLinux autoPatchelfHook
      else
        [ pyprojectHook ];
  }
  // lib.optionalAttrs isWheel {
    dontStrip = true;
    buildInputs = lib.optionals stdenv.hostPlatform.isLinux pythonManylinuxPackages.manylinux2014;
  }
  // lib.optionalAttrs (subdirectory != "") {
    postUnpack = "sourceRoot+=/${subdirectory}";
  }
)
