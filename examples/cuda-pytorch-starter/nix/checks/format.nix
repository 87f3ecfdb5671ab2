# `nix fmt` would change nothing.
{ runCommand, formatter }:
runCommand "format" { nativeBuildInputs = [ formatter ]; } ''
  cp -r --no-preserve=mode ${../..} source
  cd source
  treefmt --ci --walk filesystem
  touch $out
''
