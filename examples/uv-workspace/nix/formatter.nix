# `nix fmt` formats the Nix files and the Python files.
{ pkgs, ... }:
pkgs.treefmt.withConfig {
  runtimeInputs = [
    pkgs.nixfmt
    pkgs.ruff
  ];
  settings = {
    tree-root-file = "flake.nix";
    on-unmatched = "info"; # Other files are not its business.

    formatter.nixfmt = {
      command = "nixfmt";
      includes = [ "*.nix" ];
    };
    formatter.ruff = {
      command = "ruff";
      options = [ "format" ];
      includes = [
        "*.py"
        "*.pyi"
      ];
    };
  };
}
