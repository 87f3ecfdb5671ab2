# A file of the package index, by its name and the hash in poetry.lock. Upstream guesses its address
# and else asks the index; here tools/host has asked.
{ lib }:
{
  pname,
  version,
  file,
  hash,
}:
let
  files = lib.importJSON ./files.json;
  url =
    files.${file}.url
      or (throw "The package index of this machine has no ${file}, which poetry.lock names.");
in
derivation {
  name = file;
  inherit pname version file;
  isWheel = lib.hasSuffix ".whl" file;
  builder = "builtin:fetchurl";
  system = "builtin";
  preferLocalBuild = true;
  inherit url;
  urls = [ url ];
  unpack = false;
  executable = false;
  outputHashMode = "flat";
  outputHashAlgo = "sha256";
  outputHash = hash;
}
