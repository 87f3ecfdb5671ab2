# A nixpkgs-shaped face of the smaller nixpkgs: the real stdenv, Python and Rust infrastructure, with
# stubs for the programs that it lacks. For evaluation alone.
{
  outputs =
    { self, ... }:
    let
      lib = import ./core/lib.nix;
    in
    {
      inherit lib;
      legacyPackages = lib.genAttrs [ "x86_64-linux" "aarch64-linux" ] (
        system: import self { inherit system; }
      );
    };
}
