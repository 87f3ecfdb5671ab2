# `nix fmt` formats the Nix files, and the Python files with the ruff of poetry.lock.
{
  environment,
  nixfmt,
  treefmt,
}:
treefmt.withConfig {
  runtimeInputs = [
    nixfmt
    environment
  ];
  settings = {
    tree-root-file = "flake.nix";
    # Other files are not formatted.
    on-unmatched = "info";

    formatter.nixfmt = {
      command = "nixfmt";
      includes = [ "*.nix" ];
    };
    formatter.python = {
      command = "ruff";
      options = [ "format" ];
      includes = [
        "*.py"
        "*.pyi"
      ];
    };
  };
}
