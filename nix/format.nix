# Every Nix file is as nixfmt formats it.
{
  lib,
  nixfmt,
  runCommand,
}:
let
  isNix = file: file.hasExt "nix";
  source = lib.fileset.toSource {
    root = ../.;
    fileset = lib.fileset.fileFilter isNix ../.;
  };
in
runCommand "format" { nativeBuildInputs = [ nixfmt ]; } ''
  find ${source} -name '*.nix' -exec nixfmt --check {} +
  touch $out
''
