# A file from the network with a known hash, fetched by Nix itself.
{ lib }:
{
  url ? "",
  urls ? [ ],
  name ? baseNameOf (toString (lib.head all)),
  hash ? "",
  sha256 ? "",
  sha512 ? "",
  sha1 ? "",
  outputHash ? "",
  outputHashAlgo ? null,
  executable ? false,
  meta ? { },
  passthru ? { },
  # Upstream runs these on what was fetched; the templates fetch files as they are.
  postFetch ? "",
  curlOptsList ? [ ],
  all ? urls ++ lib.optional (url != "") url,
}:
let
  given = lib.filter (entry: entry.value != "") [
    {
      algorithm = null;
      value = hash;
    }
    {
      algorithm = "sha256";
      value = sha256;
    }
    {
      algorithm = "sha512";
      value = sha512;
    }
    {
      algorithm = "sha1";
      value = sha1;
    }
    {
      algorithm = outputHashAlgo;
      value = outputHash;
    }
  ];
  expected = lib.head given;
in
lib.throwIf (all == [ ]) "fetchurl: needs `url` or `urls`." (
  lib.throwIf (lib.length given != 1) "fetchurl: needs one hash for ${toString (lib.head all)}." (
    lib.throwIf (postFetch != "" || curlOptsList != [ ])
      "fetchurl: the offline nixpkgs has no postFetch and no curlOptsList."
      (
        derivation {
          inherit name executable;
          builder = "builtin:fetchurl";
          system = "builtin";
          url = lib.head all;
          urls = all;
          unpack = false;
          outputHash = expected.value;
          outputHashAlgo = if expected.algorithm == null then "" else expected.algorithm;
          outputHashMode = if executable then "recursive" else "flat";
          preferLocalBuild = true;
        }
        // {
          inherit meta passthru;
          url = lib.head all;
          urls = all;
        }
        // passthru
      )
  )
)
