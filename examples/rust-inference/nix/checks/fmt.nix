# `nix fmt` would change nothing.
{ runCommand, formatter }:
runCommand "fmt" { nativeBuildInputs = [ formatter ]; } ''
  cp -r --no-preserve=mode ${../..} source
  cd source
  treefmt --ci --walk filesystem
  touch $out
''
