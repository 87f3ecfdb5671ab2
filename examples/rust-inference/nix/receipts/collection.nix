# A receipt for each run of the tests, and an index with their hashes: nix build .#receipts
{
  lib,
  featureSets,
  featuresReport,
  nextestReport,
  receiptsTool,
  runCommand,
  subject,
}:
runCommand "receipts" { nativeBuildInputs = [ receiptsTool ]; } ''
  mkdir $out
  receipts-tool make nextest ${nextestReport} ${subject} > $out/nextest.json
  for name in ${toString (lib.attrNames featureSets)}; do
    receipts-tool make features-$name ${featuresReport}/$name ${subject} > $out/features-$name.json
  done
  receipts-tool index $out > index.json
  mv index.json $out/
''
