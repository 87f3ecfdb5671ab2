# The certificates that the machine trusts, where nixpkgs has its bundle. They are a copy that
# tools/host made, because a build does not see /etc.
{ runCommandLocal }:
runCommandLocal "nss-cacert" { } ''
  install -Dm444 ${../ca-bundle.crt} $out/etc/ssl/certs/ca-bundle.crt
''
