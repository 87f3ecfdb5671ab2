# The Python program that writes and verifies receipts, with its schema.
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
