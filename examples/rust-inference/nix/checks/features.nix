# The tests pass with each combination of features in feature-sets.nix.
{
  lib,
  featureSets,
  runCommand,
  runNextest,
}:
let
  reports = lib.mapAttrs (
    name: features:
    runNextest {
      inherit features;
      name = "features-${name}";
    }
  ) featureSets;
in
runCommand "features" { passthru = { inherit reports; }; } ''
  ${lib.concatMapAttrsStringSep "\n" (name: report: ''
    if [ "$(cat ${report}/exit-code)" != 0 ]; then
      cat ${report}/nextest.log
      echo 'Tests failed with the feature set "${name}".' >&2
      exit 1
    fi
  '') reports}
  touch $out
''
