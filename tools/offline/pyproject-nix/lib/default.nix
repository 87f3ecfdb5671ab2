# What the standards of Python packages say: names, versions, markers and the tags of wheels.
#
# Upstream has its readers under the same names; those here take what is at hand, an interpreter and
# the stdenv, instead of what upstream parses beforehand.
{ lib }:
let
  versions = import ./versions.nix { inherit lib; };
  markers =
    { stdenv, interpreter }:
    import ./markers.nix {
      inherit
        lib
        stdenv
        interpreter
        versions
        ;
    };
in
{
  pep440 = { inherit versions; };
  pep508 = {
    inherit markers;
    # As upstream; here a marker is only read when it is evaluated.
    mkEnviron = interpreter: {
      inherit interpreter;
      inherit (interpreter) stdenv;
    };
    parseMarkers = marker: marker;
    evalMarkers = environ: markers environ [ ];
  };
  pep425.tags = { stdenv, interpreter }: import ./tags.nix { inherit lib stdenv interpreter; };
  pypa = {
    # "Hatch_VCS" → "hatch-vcs", the form that all spellings of a name share.
    normalizePackageName =
      name:
      lib.toLower (lib.concatStringsSep "-" (lib.filter lib.isString (builtins.split "[-_.]+" name)));
  };
}
