import type { Row } from './row.ts';

/** What the generated flakes themselves say. */
export const flakeRows: readonly Row[] = [
  {
    id: 'flake-lock-file-missing',
    title: 'The lock file of the packages is not there for the flake',
    patterns: [
      /(?<file>uv\.lock) is missing, or not added to git/,
      /There is no (?<file>Cargo\.lock|poetry\.lock) that git knows/,
    ],
    happened:
      'The flake installs what `{file}` names, with its checksums. It is missing, or Git does not know it.',
    todo: [
      'Make it, in the dev shell: `uv lock`, `cargo generate-lockfile` or `poetry lock`.',
      'Show it to the flake: `git add --intent-to-add {file}`.',
    ],
  },
  {
    id: 'flake-wheel-policy',
    title: 'A package has no row in the wheel policy',
    patterns: [
      /(?<![\w.-])(?<package>[\w.-]+)(?: \S+)? has native code and no row in nix\/wheel-policy\.toml/,
    ],
    happened:
      '`{package}` is new in `poetry.lock`; the flake has to know whether it is taken as a wheel or built from source, on each system.',
    todo: [
      'Add what its files suggest: `npm create nix-project@latest -- policy --fix`.',
      'Read the new row of `nix/wheel-policy.toml`, and commit it.',
    ],
  },
  {
    id: 'flake-no-wheel',
    title: 'A locked package has no wheel for one of the systems',
    patterns: [
      /uv\.lock has no wheel for Python (?<python>[\w.]+) on (?<system>[\w-]+) of (?<package>[\w.-]+)/,
    ],
    happened:
      'The flake installs wheels only, and `{package}` publishes none for Python {python} on {system}.',
    todo: [
      'Take a version that has one: `uv lock --upgrade-package {package}`.',
      'Leave it out on that system, with a marker in `pyproject.toml`: `"{package}; sys_platform == \'linux\'"`.',
      'Or remove the system from the list in `flake.nix`.',
    ],
  },
];
