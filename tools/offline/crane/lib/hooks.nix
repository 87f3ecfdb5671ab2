# The shell code that each cargo derivation runs around its phases.
{
  jq,
  makeSetupHook,
  zstd,
}:
makeSetupHook {
  name = "cargo-hooks";
  substitutions = {
    jq = "${jq}/bin/jq";
    zstd = "${zstd}/bin/zstd";
  };
} ./hooks.sh
