# The Cargo.lock in the source of a package, read while the flake is evaluated. So there is no copy
# and no hash of it to keep when the package is updated.
#
# Fetching and unpacking are done by Nix itself, not by a program for one kind of machine: that is
# what lets every machine evaluate the flake for all systems.
{ lib }:
source:
let
  archive = import <nix/fetchurl.nix> {
    url = lib.head source.urls;
    hash = source.outputHash;
  };
  unpacked = derivation {
    name = "${lib.removeSuffix ".tar.gz" archive.name}-source";
    system = "builtin";
    builder = "builtin:unpack-channel";
    src = archive;
    channelName = "source";
  };
in
"${unpacked}/source/Cargo.lock"
