# The dev shell: Python with everything that poetry.lock names, Poetry itself, and other programs.
{
  lib,
  mkShell,
  environment,
  programs,
  pythonPkgs,
}:
mkShell {
  packages = [
    pythonPkgs.poetry
  ]
  # In a new project, Poetry has not created the lock yet.
  ++ lib.optional (lib.pathExists ../poetry.lock) environment
  ++ programs;

  env = {
    # Packages in ~/.local would hide those of the project.
    PYTHONNOUSERSITE = "1";
    # Poetry makes no environment of its own: `poetry run` finds the programs of this shell.
    POETRY_VIRTUALENVS_CREATE = "false";
  };

  shellHook = ''
    # Packages come only from the lock.
    unset PYTHONPATH

    # The project's own code, which environment.nix leaves out.
    project=$PWD
    until [[ -e $project/flake.nix || -z $project ]]; do project=''${project%/*}; done
    export PROJECT_SOURCE=$project/src
    unset project
  '';
}
