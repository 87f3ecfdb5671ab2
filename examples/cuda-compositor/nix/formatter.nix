# `nix fmt` formats the Nix files and the Python files.
{
  nixfmt,
  ruff,
  treefmt,
}:
treefmt.withConfig {
  runtimeInputs = [
    nixfmt
    ruff
  ];
  settings = {
    tree-root-file = "flake.nix";
    # Other files are not formatted.
    on-unmatched = "info";

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
      # These came with the template; the project's own ruff settings may differ.
      excludes = [ "nix/*" ];
    };
  };
}
