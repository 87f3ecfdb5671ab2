import type { Row } from './row.ts';

/** What the generated flakes themselves say. */
export const flakeRows: readonly Row[] = [
  {
    id: 'flake-lock-file-missing',
    title: 'The flake does not see the lock file of the packages',
    patterns: [
      /Nix does not see (?<file>uv\.lock): run/,
      /(?<file>uv\.lock) is missing, or not tracked by git/,
      /There is no (?<file>Cargo\.lock|poetry\.lock) that git tracks/,
    ],
    happened:
      'The flake installs what `{file}` names, with its checksums. It is missing, or git does not track it.',
    todo: [
      'Create it, in the dev shell: `uv lock`, `cargo generate-lockfile` or `poetry lock`.',
      'Make it visible to the flake, even if a `.gitignore` names it: `git add --force {file}`.',
    ],
  },
  {
    id: 'flake-wheel-policy',
    title: 'A package has no row in the wheel policy',
    patterns: [
      /(?<![\w.-])(?<package>[\w.-]+)(?: \S+)? has native code (?:and|but) no row in nix\/wheel-policy\.toml/,
    ],
    happened:
      '`{package}` is new in `poetry.lock`; the flake has to know whether it is installed as a wheel or built from source, on each system.',
    todo: [
      'Add what its files suggest: `npm create nix-project@latest -- policy --fix`.',
      'Read the new row of `nix/wheel-policy.toml`, and commit it.',
    ],
  },
  {
    id: 'flake-no-wheel',
    title: 'A locked package has neither a wheel for this system nor a source',
    patterns: [
      /No compatible wheel, nor sdist found for package '(?<package>[\w.-]+)' (?<version>[^\s'"]+)/,
    ],
    happened:
      'For `{package}` {version}, `uv.lock` only has wheels, and none of them is for the Python and the system of the flake.',
    todo: [
      'The names of the files in `uv.lock` say what they are for, such as `cp312` for Python 3.12.',
      'With another Python: `npm create nix-project@latest -- update --python 3.12`.',
      'With another version: `uv lock --upgrade-package {package}`.',
      'Leave it out on that system, with a marker in `pyproject.toml`: `"{package}; sys_platform == \'linux\'"`.',
      'Or remove the system from the list in `flake.nix`.',
    ],
  },
  {
    id: 'flake-lock-form',
    title: 'uv.lock is in a format that the flake cannot read',
    patterns: [
      /an integer with value '\d+' is not equal to an integer with value '(?<form>1)'/,
      /assertion '\(version == (?<form>1)\)' failed/,
      /function '(?<form>parseLock|anonymous lambda)' called with unexpected argument 'distribution'/,
    ],
    only: [/uv2nix/],
    happened: '`uv.lock` was written by an early uv, or by one that is newer than the flake.',
    todo: [
      'Recreate it with the uv of the dev shell: `nix develop --command sh -c "rm uv.lock && uv lock"`.',
      'This chooses new versions of everything; to keep one, pin it in `pyproject.toml` first.',
    ],
  },
];
