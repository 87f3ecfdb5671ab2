# As nixpkgs: `import nixpkgs { system, config, overlays }`. What the smaller nixpkgs does not know of
# `config` is left out.
{
  system,
  config ? { },
  overlays ? [ ],
}:
import ./core {
  inherit system;
  overlays = [ (import ./stubs.nix) ] ++ overlays;
  config = removeAttrs config [
    "allowUnfreePredicate"
    "cudaSupport"
  ];
}
