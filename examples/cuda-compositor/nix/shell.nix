# The dev shell: Nix brings Python, PyTorch and other programs, uv keeps the other packages in .venv.
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
  # Its Python comes before this one, as soon as there is a .venv.
  packages = [ environment ] ++ programs;

  env = {
    # uv takes the Python above and no other, and leaves the packages of Nix as they are.
    UV_PYTHON_DOWNLOADS = "never";
    UV_PYTHON_PREFERENCE = "only-system";
    # `uv run` takes .venv as it is, also where pyproject.toml describes another one.
    UV_NO_SYNC = "1";
    UV_CONSTRAINT = "${provided}/constraints.txt";
    # Packages in ~/.local would hide those of the project.
    PYTHONNOUSERSITE = "1";
  };

  shellHook = ''
    # Packages come from Nix and .venv alone.
    unset PYTHONPATH

    project=$(${sync}/bin/sync) ||
      echo "The packages were not installed: .venv is as it was. The next entry tries again." >&2
    if [[ -e $project/.venv ]]; then
      export VIRTUAL_ENV=$project/.venv
      export PATH=$VIRTUAL_ENV/bin:$PATH
    fi
    unset project
  '';

  passthru.cudaCache = cudaCache.text;
}
