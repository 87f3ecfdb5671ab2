# nixpkgs' `lib`, as far as the templates use it. Each file holds what upstream has under that name,
# and most of it is reachable as `lib.NAME` as well.
let
  lib = namespaces // removeAttrs merged onlyInNamespaces;

  merged =
    namespaces.asserts
    // namespaces.attrsets
    // namespaces.customisation
    // namespaces.fixedPoints
    // namespaces.meta
    // namespaces.misc
    // namespaces.sources
    // namespaces.trivial
    // namespaces.strings
    # Of `replicate`, the one for lists; of `hasPrefix`, the one for strings.
    // removeAttrs namespaces.lists [ "hasPrefix" ];

  # A template that uses one of these as `lib.NAME` would fail upstream.
  onlyInNamespaces = [
    "availableOn"
    "escapeNixString"
    "findFirstIndex"
    "fromSource"
    "isConvertibleWithToString"
    "release"
    "sanitizeDerivationName"
    "storeDir"
  ];

  namespaces = {
    asserts = import ./asserts.nix lib;
    attrsets = import ./attrsets.nix lib;
    customisation = import ./customisation.nix lib;
    fetchers = import ./fetchers.nix lib;
    fileset = import ./fileset.nix lib;
    fixedPoints = import ./fixed-points.nix lib;
    generators = import ./generators.nix lib;
    licenses = import ./licenses.nix;
    lists = import ./lists.nix lib;
    meta = import ./meta.nix lib;
    misc = import ./deprecated/misc.nix lib;
    platforms = import ./platforms.nix;
    sources = import ./sources.nix lib;
    sourceTypes = import ./source-types.nix;
    strings = import ./strings.nix lib;
    trivial = import ./trivial.nix lib;
    versions = import ./versions.nix lib;
  };
in
lib
