# The dev shell: Nix provides Python, PyTorch and other programs; uv keeps other packages in .venv.
{
  lib,
  mkShell,
  cudaCache,
  environment,
  programs,
  provided,
  sync,
}:
lib.warnIf (!cudaCache.hasTorch) cudaCache.text mkShell {
  # Once there is a .venv, its Python comes first.
  packages = [ environment ] ++ programs;

  env = {
    # uv uses only the Python above, and leaves the packages from Nix unchanged.
    UV_PYTHON_DOWNLOADS = "never";
    UV_PYTHON_PREFERENCE = "only-system";
    # `uv run` uses .venv unchanged, even if pyproject.toml describes another one.
    UV_NO_SYNC = "1";
    UV_CONSTRAINT = "${provided}/constraints.txt";
    # Packages in ~/.local would hide those of the project.
    PYTHONNOUSERSITE = "1";
  };

  shellHook = ''
    # Packages come from Nix and .venv alone.
    unset PYTHONPATH UV_PROJECT_ENVIRONMENT

    project=$(${sync}/bin/sync) ||
      echo "The packages were not installed: .venv is as it was. The next entry tries again." >&2
    if [[ -e $project/.venv ]]; then
      export VIRTUAL_ENV=$project/.venv
      export PATH=$VIRTUAL_ENV/bin:$PATH
      # Whatever .python-version says, uv keeps the Python of this shell.
      export UV_PYTHON=$VIRTUAL_ENV/bin/python
    fi
    unset project
  '';

  passthru.cudaCache = cudaCache.text;
}
