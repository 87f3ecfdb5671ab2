# `nix fmt` formats the Nix files.
{ nixfmt, treefmt }:
treefmt.withConfig {
  runtimeInputs = [ nixfmt ];
  settings = {
    tree-root-file = "flake.nix";
    # Other files are not formatted.
    on-unmatched = "info";

    formatter.nixfmt = {
      command = "nixfmt";
      includes = [ "*.nix" ];
    };
  };
}
