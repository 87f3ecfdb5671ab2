# The Python program that makes and verifies receipts, with the schema beside it.
{
  lib,
  python3,
  writeShellApplication,
}:
writeShellApplication {
  name = "receipts-tool";
  runtimeInputs = [ (python3.withPackages (packages: [ packages.jsonschema ])) ];
  text = ''
    exec python3 ${
      lib.fileset.toSource {
        root = ./.;
        fileset = lib.fileset.unions [
          ./receipts.py
          ./receipt.schema.json
        ];
      }
    }/receipts.py "$@"
  '';
}
