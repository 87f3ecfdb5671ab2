import type { Scenario } from '../scenario.ts';

const version = 'nix --version';
const copy = (example: string): string =>
  `cp -r $REPOSITORY/examples/${example}/. . && rm -rf .venv result && chmod -R u+w .`;
const git = 'git init -q . && git add --all';

/** The starter with another dependency than its own. */
const locking = (requirement: string): string =>
  `${copy('uv-starter')} && sed -i 's/^dependencies = .*/dependencies = ["${requirement}"]/' pyproject.toml && sed -i 's/^requires-python = .*/requires-python = ">=3.12"/' pyproject.toml && uv lock -q --python 3.13`;

/** What the generated flakes say themselves. */
export const flakes: readonly Scenario[] = [
  {
    id: 'flake-lock-file-missing',
    version,
    setup: `${copy('uv-starter')} && rm -f uv.lock && ${git}`,
    command: 'nix eval .#checks.x86_64-linux.tests.drvPath',
  },
  {
    id: 'flake-lock-file-missing--cargo',
    version,
    setup: `${copy('rust-crane-starter')} && rm Cargo.lock && ${git}`,
    command: 'nix eval .#packages.x86_64-linux.default.drvPath',
  },
  {
    id: 'flake-wheel-policy',
    version,
    setup: `${copy('poetry2nix-can-api')} && sed -i '/^\\[pydantic-core\\]/,/^$/d; /^pydantic-core/d' nix/wheel-policy.toml && ${git}`,
    command: 'nix eval .#packages.x86_64-linux.default.drvPath',
  },
  {
    id: 'format-difference',
    version,
    setup: `${copy('uv-starter')} && rm -f uv.lock && uv lock -q --python 3.13 && echo 'x   =  1' >> src/uv_starter/files.py && ${git}`,
    command: 'nix build --no-link --print-build-logs .#checks.x86_64-linux.format',
  },
  {
    id: 'format-difference--nixfmt',
    version,
    setup: `${copy('rust-crane-starter')} && echo '{  }' > nix/libraries.nix && ${git}`,
    command: 'nix build --no-link --print-build-logs .#checks.x86_64-linux.fmt',
  },
  {
    id: 'flake-lock-file-missing--ignored',
    version,
    setup: `${copy('rust-crane-starter')} && echo Cargo.lock >> .gitignore && ${git}`,
    command: 'nix eval .#packages.x86_64-linux.default.drvPath',
  },
  {
    id: 'flake-no-wheel',
    version,
    // Its last version with wheels for Python 3.12 alone.
    setup: `${locking('numpy==1.26.4')} && sed -i '/^sdist = .*numpy/d' uv.lock && ${git}`,
    command: 'nix eval .#packages.x86_64-linux.default.drvPath',
  },
  {
    id: 'flake-lock-form',
    version,
    setup: `${copy('uv-starter')} && uv lock -q --python 3.13 && sed -i 's/^\\[\\[package\\]\\]/[[distribution]]/' uv.lock && ${git}`,
    command: 'nix eval .#packages.x86_64-linux.default.drvPath',
  },
  {
    id: 'flake-lock-form--version',
    version,
    setup: `${copy('uv-starter')} && uv lock -q --python 3.13 && sed -i 's/^version = 1$/version = 7/' uv.lock && ${git}`,
    command: 'nix eval .#packages.x86_64-linux.default.drvPath',
  },
];
