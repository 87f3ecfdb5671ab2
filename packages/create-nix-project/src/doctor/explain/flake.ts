import type { Row } from './row.ts';

const installsWheelsOnly =
  /This flake installs wheels only, and cannot install what uv\.lock has for the project/;

/** What the generated flakes themselves say. */
export const flakeRows: readonly Row[] = [
  {
    id: 'flake-lock-file-missing',
    title: 'The flake does not see the lock file of the packages',
    patterns: [
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
    id: 'flake-folder-package',
    title: 'A package is a folder, which the flake cannot build',
    patterns: [/^- (?<package>[\w.-]+)(?: \S+)?: it is a folder, (?<folder>\S+)/],
    only: [installsWheelsOnly],
    happened:
      '`uv.lock` takes `{package}` from the folder `{folder}`: a member of the workspace, or a path in `[tool.uv.sources]`. The flake installs wheels only, and no other lock changes that.',
    todo: [
      'Work in the dev shell, where uv builds it: `nix develop`, then `uv run pytest`.',
      'To do without the checks that need it: `npm create nix-project@latest -- update --set pytest=no --set application=no`.',
    ],
  },
  {
    id: 'flake-git-package',
    title: 'The flake cannot build a package from git',
    patterns: [/^- (?<package>[\w.-]+)(?: \S+)?: it comes from Git, (?<address>\S+)/],
    only: [installsWheelsOnly],
    happened:
      '`uv.lock` takes `{package}` from the repository {address}, which has no wheels. The flake installs nothing else.',
    todo: [
      'If a release of it will do, remove it from `[tool.uv.sources]` in `pyproject.toml`, and run `uv lock`.',
      'Otherwise work in the dev shell, where uv builds it: `nix develop`, then `uv run pytest`.',
    ],
  },
  {
    id: 'flake-archive-package',
    title: 'A package is an archive of source code, which the flake cannot build',
    patterns: [/^- (?<package>[\w.-]+)(?: \S+)?: it is an archive, (?<archive>\S+)/],
    only: [installsWheelsOnly],
    happened:
      '`uv.lock` takes `{package}` from {archive}, which is not a wheel. The flake installs nothing else.',
    todo: [
      'Build a wheel once: `uvx pip wheel --no-deps --wheel-dir wheels {archive}`.',
      'Depend on it: `uv add ./wheels/FILE.whl`, with the name of the new file, and `git add wheels`.',
      'One that names a system, as in `linux_x86_64.whl`, works on that system only.',
    ],
  },
  {
    id: 'flake-source-package',
    title: 'A locked package has only its source',
    patterns: [/^- (?<package>[\w.-]+) (?<version>\S+): uv\.lock has only its source/],
    only: [installsWheelsOnly],
    happened:
      '`uv.lock` has no wheel of `{package}` {version}: there is none, or none for the Pythons in `requires-python`. The flake installs nothing else.',
    todo: [
      'See which versions have wheels, and for which Pythons: https://pypi.org/project/{package}/#files.',
      'Or build a wheel once: `uvx pip wheel --no-deps --wheel-dir wheels {package}=={version}`.',
      'Depend on it: `uv add ./wheels/FILE.whl`, with the name of the new file, and `git add wheels`.',
      'One that names a system, as in `linux_x86_64.whl`, works on that system only.',
    ],
  },
  {
    id: 'flake-no-wheel',
    title: 'A locked package has no wheel for one of the systems',
    patterns: [
      /^- (?<package>[\w.-]+)(?: \S+)?: it has no wheel for Python (?<python>[\w.]+) on (?<system>[\w-]+)/,
    ],
    only: [installsWheelsOnly],
    happened:
      'The flake installs wheels only, and those of `{package}` are for other Pythons or systems than Python {python} on {system}.',
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
      /uv\.lock has version \S+, and nix\/uv-lock reads version (?<form>\d+)/,
      /uv\.lock lists \[\[distribution\]\] instead of (?<form>\[\[package\]\])/,
    ],
    happened: '`uv.lock` was written by an early uv, or by one that is newer than the flake.',
    todo: [
      'Recreate it with the uv of the dev shell: `nix develop --command sh -c "rm uv.lock && uv lock"`.',
      'This chooses new versions of everything; to keep one, pin it in `pyproject.toml` first.',
    ],
  },
];
