# The receipts of the test runs are accepted, and tampered ones are refused.
{
  jq,
  lib,
  receipts,
  receiptsProgram,
  runCommand,
}:
let
  tampered = {
    "a wrong version of the schema" = ''.schemaVersion = "2.0.0"'';
    "no count of the tests" = "del(.tests.total)";
    "no tests" = ".tests.total = 0";
    "a count that does not fit the names" = ".tests.total += 1";
    "an unknown field" = ".unknown = true";
    "other sources" = ''.subject.source = "sha256:" + ("0" * 64)'';
  };
in
runCommand "receipts"
  {
    nativeBuildInputs = [
      jq
      receiptsProgram
    ];
  }
  ''
    receipts verify ${receipts}

    # refuse NAME EDIT [HASH]: a receipt after an edit; the index has the hash it should have, or HASH.
    refuse() {
      rm -rf bad
      cp -r --no-preserve=mode ${receipts} bad
      jq "$2" ${receipts}/nextest.json > bad/nextest.json
      hash=sha256:$(sha256sum bad/nextest.json | cut -d' ' -f1)
      jq --arg hash "''${3-$hash}" '.receipts."nextest.json" = $hash' ${receipts}/index.json > bad/index.json
      if receipts verify bad 2> problem; then
        echo "A receipt with $1 was accepted." >&2
        exit 1
      fi
      echo "refused, with $1: $(cat problem)"
    }
    ${lib.concatMapAttrsStringSep "\n" (
      name: edit: "refuse ${lib.escapeShellArg name} ${lib.escapeShellArg edit}"
    ) tampered}
    refuse 'a hash that is not its own' '.check = "other"' sha256:0
    touch $out
  ''
