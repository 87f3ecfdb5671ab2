# As in nixpkgs: `import nixpkgs { inherit system overlays; }` is a package set.
{
  system,
  overlays ? [ ],
  # Taken so that callers may set it; nothing here asks for it but `pkgs.config`.
  config ? { },
}:
let
  lib = import ./lib;
  base = final: import ./pkgs { inherit lib system config; } final;
in
lib.fix (lib.foldl' (lib.flip lib.extends) base overlays)
