# What receipts are about: hashes of the sources, of Cargo.lock and of the toolchain.
{
  lib,
  receiptsTool,
  runCommand,
  source,
  toolchain,
}:
runCommand "subject.json" { nativeBuildInputs = [ receiptsTool ]; } ''
  receipts-tool subject ${source} ${source}/Cargo.lock ${lib.escapeShellArg toolchain.version} \
    ${builtins.unsafeDiscardStringContext "${toolchain}"} > $out
''
