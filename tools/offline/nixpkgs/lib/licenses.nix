# The fields that packages print, for the licences that projects name most.
let
  licenses = {
    agpl3Only = "AGPL-3.0-only";
    agpl3Plus = "AGPL-3.0-or-later";
    asl20 = "Apache-2.0";
    bsd2 = "BSD-2-Clause";
    bsd3 = "BSD-3-Clause";
    cc0 = "CC0-1.0";
    gpl2Only = "GPL-2.0-only";
    gpl2Plus = "GPL-2.0-or-later";
    gpl3Only = "GPL-3.0-only";
    gpl3Plus = "GPL-3.0-or-later";
    isc = "ISC";
    lgpl21Plus = "LGPL-2.1-or-later";
    lgpl3Plus = "LGPL-3.0-or-later";
    mit = "MIT";
    mpl20 = "MPL-2.0";
    psfl = "Python-2.0";
    unlicense = "Unlicense";
    zlib = "Zlib";
  };
in
builtins.mapAttrs (shortName: spdxId: {
  inherit shortName spdxId;
  fullName = spdxId;
  free = true;
  redistributable = true;
}) licenses
// {
  unfree = {
    shortName = "unfree";
    fullName = "Unfree";
    free = false;
    redistributable = false;
  };
}
