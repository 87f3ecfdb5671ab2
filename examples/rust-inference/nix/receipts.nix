# Receipts: JSON files that say which tests ran, with what result, and on which sources.
{ pkgs, rust, ... }@parts:
let
  inherit (pkgs) lib runCommand;
  inherit (parts.checks) features nextest;

  # What they are about. Without a time in it, the same sources give the same receipt.
  subject = pkgs.writeText "subject.json" (
    builtins.toJSON {
      cargoLock = "sha256:${builtins.hashFile "sha256" ../Cargo.lock}";
      toolchain = {
        inherit (rust.toolchain) version;
        hash = "sha256:${builtins.hashString "sha256" "${rust.toolchain}"}";
      };
    }
  );
in
rec {
  # `nix run .#receipts verify FOLDER` accepts only receipts for exactly these sources.
  program = pkgs.writeShellApplication {
    name = "receipts";
    runtimeInputs = [ pkgs.python3 ];
    text = ''exec python3 ${./receipts.py} ${rust.commonArgs.src} ${subject} "$@"'';
  };

  # A receipt for each run of the tests, and an index with their hashes: nix build .#receipts
  files = runCommand "receipts" { nativeBuildInputs = [ program ]; } ''
    mkdir $out
    receipts make nextest ${nextest.report} > $out/nextest.json
    for name in ${toString (lib.attrNames rust.featureSets)}; do
      receipts make features-$name ${features.report}/$name > $out/features-$name.json
    done
    receipts index $out > $out/index.json
  '';
}
