# `nix fmt` formats the Nix files, and the Python files with the black of poetry.lock.
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
      command = "black";
      includes = [
        "*.py"
        "*.pyi"
      ];
    };
  };
}
