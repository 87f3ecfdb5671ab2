# A receipt for each run of the tests, and an index with their hashes: nix build .#receipts
{
  lib,
  checks,
  nextestReport,
  receiptsTool,
  runCommand,
  subject,
}:
let
  reports = {
    nextest = nextestReport;
  }
  // lib.mapAttrs' (
    name: report: lib.nameValuePair "features-${name}" report
  ) checks.features.reports;
in
runCommand "receipts" { nativeBuildInputs = [ receiptsTool ]; } ''
  mkdir $out
  ${lib.concatMapAttrsStringSep "\n" (
    name: report: "receipts-tool make ${name} ${report} ${subject} > $out/${name}.json"
  ) reports}
  receipts-tool index $out > index.json
  mv index.json $out/
''
