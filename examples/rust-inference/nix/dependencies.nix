# The dependencies, compiled once for each toolchain and profile; all other builds start from them.
#
# Each way of calling cargo selects features of the dependencies too, so every call that is made
# elsewhere is made here first: anything missing would be compiled there, again and again.
{
  lib,
  common,
  craneLib,
  craneMsrv,
  crateFlags,
  crates,
  featureSets,
}:
let
  selections = [ "" ] ++ lib.attrValues featureSets;
  forEachSelection = lib.flip (lib.concatMapStringsSep "\n") selections;
  only =
    craneLib: attributes:
    craneLib.buildDepsOnly (
      common
      // {
        # The commands below already compile the tests.
        doCheck = false;
      }
      // attributes
    );
in
{
  # For the tests and lints. Release builds leave out assertions that tests should see.
  dev = only craneLib {
    CARGO_PROFILE = "dev";
    buildPhaseCargoCommand = forEachSelection (features: ''
      cargoWithProfile check --locked --workspace --all-targets ${features}
      cargoWithProfile test --locked --workspace --no-run ${features}
    '');
  };

  # For the packages.
  release = only craneLib {
    buildPhaseCargoCommand = lib.concatMapStringsSep "\n" (
      name: "cargoWithProfile build ${crateFlags name}"
    ) (lib.attrNames crates);
  };

  # With the oldest supported Rust, and without test dependencies, which may need a newer one.
  msrv = only craneMsrv {
    pname = "${common.pname}-msrv";
    CARGO_PROFILE = "dev";
    buildPhaseCargoCommand = forEachSelection (
      features: "cargoWithProfile check --locked --workspace ${features}"
    );
  };
}
