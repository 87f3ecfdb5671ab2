# `nix run`, and `nix run .#test` and so on, which run on the working tree.
{
  lib,
  environment,
  package,
  formatter,
  programs,
  pythonPkgs,
  writeShellApplication,
}:
let
  app = program: description: {
    type = "app";
    program = lib.getExe program;
    meta = { inherit description; };
  };

  inProject =
    name: text:
    writeShellApplication {
      inherit name;
      runtimeInputs = [
        environment
        pythonPkgs.poetry
        formatter
      ]
      ++ programs;
      text = ''
        export PROJECT_SOURCE=$PWD/src
        ${text}
      '';
    };
in
{
  default = app package package.meta.description;
  test = app (inProject "test" ''python -m pytest "$@"'') "Run the tests";
  lint = app (inProject "lint" "ruff check") "Look for mistakes in the code";
  format = app formatter "Format Nix and Python files";
  ci = app (inProject "ci" ''
    poetry check --lock
    ruff check
    treefmt --ci
    python -m pytest
  '') "What `nix flake check` checks, on the files as they are here";
}
