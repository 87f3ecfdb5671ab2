# The dev shell: Nix brings Python, uv and other programs, uv keeps the packages in .venv.
{
  mkShell,
  programs,
  python,
  sync,
}:
mkShell {
  packages = [ python ] ++ programs;

  env = {
    # uv takes the Python above and no other.
    UV_PYTHON_DOWNLOADS = "never";
    UV_PYTHON_PREFERENCE = "only-system";
    # Packages in ~/.local would hide those of the project.
    PYTHONNOUSERSITE = "1";
  };

  shellHook = ''
    # Packages come from .venv alone.
    unset PYTHONPATH

    project=$(${sync}) ||
      echo "uv could not bring .venv up to date. The shell works; \`uv sync\` tries again." >&2
    if [[ -n $project ]]; then
      export VIRTUAL_ENV=$project/.venv
      export PATH=$VIRTUAL_ENV/bin:$PATH
    fi
    unset project
  '';
}
