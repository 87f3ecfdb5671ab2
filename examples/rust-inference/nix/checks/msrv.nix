# The oldest supported Rust compiles everything but the tests.
{
  lib,
  common,
  craneMsrv,
  dependencies,
  featureSets,
}:
craneMsrv.mkCargoDerivation (
  common
  // {
    pname = "${common.pname}-msrv";
    CARGO_PROFILE = "dev";
    cargoArtifacts = dependencies.msrv;
    doInstallCargoArtifacts = false;
    buildPhaseCargoCommand = lib.concatMapStringsSep "\n" (
      features: "cargoWithProfile check --locked --workspace ${features}"
    ) ([ "" ] ++ lib.attrValues featureSets);
  }
)
