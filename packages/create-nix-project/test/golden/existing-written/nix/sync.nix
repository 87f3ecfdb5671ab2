# Brings .venv in line with uv.lock, when the dev shell is entered from the project's folder or one
# below it. Prints that folder; all else goes to standard error.
#
# While Python, pyproject.toml and uv.lock are those of the last time, there is nothing to do:
# .venv/synced holds their fingerprint. It is written only after uv has succeeded.
{
  lib,
  writeShellScript,
  python,
  uv,
}:
writeShellScript "sync" ''
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
    ${lib.getExe uv} lock --python ${lib.getExe python} >&2
    # Of a git repository, a flake sees only the files that git tracks.
    if git rev-parse --git-dir &> /dev/null; then
      git add --intent-to-add uv.lock ||
        echo "Nix does not see uv.lock. If git ignores it, \`git add -f uv.lock\` adds it." >&2
    fi
  fi

  if [[ ! -e .venv/synced || $(< .venv/synced) != "$(fingerprint)" ]]; then
    ${lib.getExe uv} sync --python ${lib.getExe python} --extra test >&2
    fingerprint > .venv/synced
  fi
''
