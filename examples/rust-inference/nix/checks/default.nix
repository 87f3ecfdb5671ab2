# What `nix flake check` checks.
{ callPackage }:
let
  call = file: callPackage file { };
in
{
  clippy = call ./clippy.nix;
  deny = call ./deny.nix;
  doc = call ./doc.nix;
  doctest = call ./doctest.nix;
  features = call ./features.nix;
  fmt = call ./fmt.nix;
  help = call ./help.nix;
  msrv = call ./msrv.nix;
  nextest = call ./nextest.nix;
  receipts = call ./receipts.nix;
}
