# The part of nixpkgs' stdenv/setup that builds and `nix develop` need, with the same names.
set -eu -o pipefail
shopt -s inherit_errexit

export SHELL CONFIG_SHELL="$SHELL"
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-315532800}"
: "${outputs:=out}"
prefix="${prefix:-${out-}}"
umask 0022

if [[ -z ${IN_NIX_SHELL-} ]]; then
  export TZ=UTC
  # Programs of the host would look here; a build has no network.
  export NIX_SSL_CERT_FILE=/no-cert-file.crt SSL_CERT_FILE=/no-cert-file.crt
fi
