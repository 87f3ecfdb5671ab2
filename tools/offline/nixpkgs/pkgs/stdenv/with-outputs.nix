# Gives a derivation, and each of its outputs, further attributes. What it is made of can be asked for
# at once; to build it, it has to be fit.
{ lib }:
isFit: extra: drv:
let
  whenFit = value: {
    drvPath =
      assert isFit;
      value.drvPath;
    outPath =
      assert isFit;
      value.outPath;
  };
  all = drv // outputs // extra;
  outputs = lib.genAttrs drv.outputs (
    name:
    all
    // whenFit drv.${name}
    // {
      outputName = name;
      outputSpecified = true;
    }
  );
in
all // whenFit drv
