# The dev shell: Nix provides Python, uv and other programs, uv keeps the packages in .venv.
{ pkgs, ... }@parts:
let
  inherit (pkgs) lib;
  inherit (parts) programs python;

  # Brings .venv in line with uv.lock, and prints the project's folder, this one or one above. There is
  # nothing to do while .venv/synced holds the fingerprint of the last time that uv succeeded.
  sync = pkgs.writeShellScript "sync" ''
    set -euo pipefail
    until [[ -e flake.nix && -e pyproject.toml || $PWD == / ]]; do cd ..; done
    if [[ $PWD == / ]]; then
      echo "Outside the project's folder; .venv was left alone." >&2
      exit
    fi
    pwd

    fingerprint() {
      { echo ${python}; cat pyproject.toml uv.lock; } | sha256sum
    }
    if [[ ! -e uv.lock ]]; then
      uv lock --python ${lib.getExe python} >&2
      echo "uv.lock is new: Nix only sees files tracked by git, so \`git add uv.lock\`." >&2
    fi
    if [[ ! -e .venv/synced || $(< .venv/synced) != "$(fingerprint)" ]]; then
      uv sync --python ${lib.getExe python} --all-packages >&2
      fingerprint > .venv/synced
    fi
  '';
in
pkgs.mkShell {
  packages = [ python ] ++ programs;

  env.UV_PYTHON_DOWNLOADS = "never";
  env.UV_PYTHON_PREFERENCE = "only-system";
  env.PYTHONNOUSERSITE = "1"; # Packages in ~/.local would hide those of the project.
  shellHook = ''
    # Packages come from .venv alone, and this one is .venv.
    unset PYTHONPATH UV_PROJECT_ENVIRONMENT

    project=$(${sync}) ||
      echo "uv could not bring .venv up to date. The shell works; \`uv sync\` tries again." >&2
    if [[ -n $project ]]; then
      export VIRTUAL_ENV=$project/.venv
      export PATH=$VIRTUAL_ENV/bin:$PATH
      # Whatever .python-version says, uv keeps the Python of this shell.
      export UV_PYTHON=$(type -p python)
    fi
    unset project
  '';
}
