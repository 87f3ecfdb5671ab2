import type { Scenario } from '../scenario.ts';

const copy = (example: string): string =>
  `cp -r $REPOSITORY/examples/${example}/. . && rm -rf .venv result uv.lock && chmod -R u+w . && git init -q . && git add --all`;

/** Runs that succeed, of which nothing must be explained. */
export const successes: readonly Scenario[] = [
  {
    id: 'success-nix-build',
    version: 'nix --version',
    setup: `${copy('uv-starter')} && uv lock -q --python 3.13 && git add uv.lock`,
    command:
      'nix build --rebuild --no-link --print-build-logs .#checks.x86_64-linux.{lock,format,lint}',
  },
  {
    id: 'success-nix-build--rust',
    version: 'nix --version',
    setup: copy('rust-crane-starter'),
    command: 'nix build --rebuild --no-link --print-build-logs .#checks.x86_64-linux.nextest',
  },
  {
    id: 'success-uv-sync',
    version: 'uv --version',
    setup: copy('uv-equity-audit'),
    command: 'uv sync --python 3.13',
  },
  {
    id: 'success-pytest',
    version: 'uv --version',
    setup: `${copy('uv-equity-audit')} && uv sync -q --python 3.13`,
    command: 'uv run pytest -v',
    colour: true,
  },
  {
    id: 'success-poetry-install',
    version: 'poetry --version',
    files: {
      'pyproject.toml':
        '[tool.poetry]\nname = "demo"\nversion = "1.0"\ndescription = ""\nauthors = []\npackage-mode = false\n\n[tool.poetry.dependencies]\npython = "^3.11"\nflask = "3.0.0"\n',
    },
    command: 'poetry lock -n && poetry install -n && poetry check --lock',
  },
  {
    id: 'success-cargo-test',
    version: 'cargo --version',
    setup: copy('rust-crane-starter'),
    command: 'cargo test --workspace',
  },
  {
    id: 'success-pip-install',
    version: 'python3.12 --version',
    setup: 'python3.12 -m venv .venv',
    command: '.venv/bin/pip install --disable-pip-version-check requests',
  },
];
