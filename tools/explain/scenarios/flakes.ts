import type { Scenario } from '../scenario.ts';

const version = 'nix --version';
const copy = (example: string): string =>
  `cp -r $REPOSITORY/examples/${example}/. . && rm -rf .venv result && chmod -R u+w .`;
const git = 'git init -q . && git add --all';

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
    id: 'flake-no-wheel',
    version,
    setup: `${copy('uv-starter')} && sed -i 's/^dependencies = .*/dependencies = ["docopt==0.6.2"]/' pyproject.toml && uv lock -q --python 3.13 && ${git}`,
    command: 'nix eval .#packages.x86_64-linux.default.drvPath',
  },
];
