# `nix fmt` for projects that have nothing but Nix files to format.
{ nixfmt, treefmt }:
treefmt.withConfig {
  name = "nixfmt-tree";
  runtimeInputs = [ nixfmt ];
  settings = {
    tree-root-file = ".git/index";
    on-unmatched = "info";
    formatter.nixfmt = {
      command = "nixfmt";
      includes = [ "*.nix" ];
    };
  };
}
