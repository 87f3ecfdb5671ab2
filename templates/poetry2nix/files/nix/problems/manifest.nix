# pyproject.toml: poetry2nix reads only [tool.poetry].
{ lib, pyproject }:
let
  poetry = pyproject.tool.poetry or { };
  isComplete = poetry ? name && poetry ? version && !pyproject ? project.dependencies;
in
lib.optional (!isComplete)
  "pyproject.toml: name, version and dependencies belong in [tool.poetry]; poetry2nix does not read [project]."
