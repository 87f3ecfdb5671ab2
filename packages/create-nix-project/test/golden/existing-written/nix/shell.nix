# The dev shell: Nix brings Python, uv and other programs, uv keeps the packages in .venv.
{ pkgs, ... }@parts:
let
  inherit (pkgs) lib;
  inherit (parts) programs python;

  # Brings .venv in line with uv.lock, and prints the project's folder, this one or one above. While
  # Python, pyproject.toml and uv.lock are those of the last time, there is nothing to do:
  # .venv/synced holds their fingerprint. It is written only after uv has succeeded.
  sync = pkgs.writeShellScript "sync" ''
    set -euo pipefail
    until [[ -e flake.nix && -e pyproject.toml ]]; do
      if [[ $PWD == / ]]; then
        echo "Outside the project's folder; .venv was left alone." >&2
        exit 0
      fi
      cd ..
    done
    pwd

    fingerprint() {
      { echo ${python}; cat pyproject.toml uv.lock; } | sha256sum
    }
    if [[ ! -e uv.lock ]]; then
      uv lock --python ${lib.getExe python} >&2
      echo "uv.lock is new: Nix only sees files tracked by git, so \`git add uv.lock\`." >&2
    fi
    if [[ ! -e .venv/synced || $(< .venv/synced) != "$(fingerprint)" ]]; then
      uv sync --python ${lib.getExe python} --extra test >&2
      fingerprint > .venv/synced
    fi
  '';
in
pkgs.mkShell {
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
