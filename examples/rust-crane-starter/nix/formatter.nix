# `nix fmt` formats the Nix files and the Rust files.
{
  cargoToml,
  nixfmt,
  toolchain,
  treefmt,
}:
treefmt.withConfig {
  runtimeInputs = [
    nixfmt
    toolchain
  ];
  settings = {
    tree-root-file = "flake.nix";
    # Other files are not formatted.
    on-unmatched = "info";

    formatter.nixfmt = {
      command = "nixfmt";
      includes = [ "*.nix" ];
    };
    formatter.rustfmt = {
      command = "rustfmt";
      # Called with files, it does not read the edition from Cargo.toml.
      options = [
        "--edition"
        (cargoToml.workspace.package.edition or cargoToml.package.edition or "2015")
      ];
      includes = [ "*.rs" ];
    };
  };
}
