# The tests pass with each combination of features in feature-sets.nix.
{
  lib,
  featureSets,
  featuresReport,
  runCommand,
}:
runCommand "features" { } ''
  for name in ${toString (lib.attrNames featureSets)}; do
    if [ "$(cat ${featuresReport}/$name/exit-code)" != 0 ]; then
      cat ${featuresReport}/$name/nextest.log
      echo "Tests failed with the feature set $name." >&2
      exit 1
    fi
  done
  touch $out
''
