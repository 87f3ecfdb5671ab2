import type { Row } from './row.ts';

const docs = 'https://python-poetry.org/docs';

/** Poetry, whose lock poetry2nix reads. */
export const poetryRows: readonly Row[] = [
  {
    id: 'poetry-lock-outdated',
    title: 'poetry.lock does not match pyproject.toml',
    patterns: [
      /pyproject\.toml changed significantly since poetry\.lock was last generated/,
      /poetry\.lock is not up to date with pyproject\.toml/,
    ],
    happened: 'The requirements changed, but `poetry.lock` did not.',
    todo: [
      'Update it without changing other versions, and commit it: `poetry lock --no-update` with Poetry 1, `poetry lock` with Poetry 2; then `git add poetry.lock`.',
      'New packages may need a row in the wheel policy: `npm create nix-project@latest -- policy --check`.',
    ],
    link: `${docs}/cli/#lock`,
  },
  {
    id: 'poetry-package-unknown',
    title: 'No version of a package fits, or the package does not exist',
    patterns: [
      /Because (?<who>[\w.-]{1,100}) (?:\([^)\n]{1,60}\) )?depends on (?<package>[\w.-]{1,100}) \((?<range>[^)\n]{1,60})\) which doesn't match any versions/,
    ],
    happened:
      'The index has no version of `{package}` that {range} allows; it may be misspelt, or on another index.',
    todo: [
      'List the versions: `pip index versions {package}`; `poetry search` no longer works.',
      'On a company’s index: `poetry source add --priority=supplemental NAME ADDRESS`.',
    ],
    link: `${docs}/repositories/`,
  },
  {
    id: 'poetry-python-range',
    title: 'The project supports more Pythons than a package does',
    patterns: [
      /The current project's (?:supported )?Python (?:requirement|range) \((?<range>[^)\n]+)\) is not compatible with some of the required packages/,
    ],
    happened: 'The lock has to work for every Python in {range}, but a package supports fewer.',
    todo: [
      'Support fewer: `python = ">=3.11,<3.13"` in `[tool.poetry.dependencies]`, as the lines below say.',
      'Or a marker for that package: `{ version = "…", python = "<3.13" }`.',
    ],
    link: `${docs}/dependency-specification/`,
  },
  {
    id: 'poetry-no-solution',
    title: 'No versions are compatible',
    depth: 'step',
    patterns: [/version solving failed/],
    happened: 'The requirements are incompatible. The lines that begin with “Because” say which.',
    todo: [
      'Loosen one of the two requirements it names, or use another version of the package that has it.',
      'See what depends on what: `poetry show --tree`.',
    ],
  },
  {
    id: 'poetry-python-not-allowed',
    title: 'The project does not run on this Python',
    patterns: [
      /The currently activated Python version (?<have>[\w.]+) is not supported by the project \((?<wanted>[^)\n]+)\)/,
      /Current Python version \((?<have>[\w.]+)\) is not allowed by the project \((?<wanted>[^)\n]+)\)/,
    ],
    happened: '`pyproject.toml` asks for Python {wanted}, but Poetry runs on {have}.',
    todo: [
      'Use the Poetry of the dev shell, which has the right Python: `nix develop`.',
      'Or change one of the two: `python` in `pyproject.toml`, or the Python of the flake (`--python 3.12`).',
    ],
    link: `${docs}/managing-environments/`,
  },
  {
    id: 'poetry-no-candidate',
    title: 'A locked package has no file for this Python or system',
    patterns: [
      /Unable to find installation candidates for (?<package>[\w.-]{1,100}(?: \([^)\n]{1,60}\))?)/,
    ],
    happened: 'None of the files that `poetry.lock` names for {package} fits this machine.',
    todo: [
      'Lock a version that has one: `poetry update --lock NAME`.',
      'Look for files for other Pythons; the newest often has no wheels yet.',
    ],
  },
  {
    id: 'poetry-hash-mismatch',
    title: 'The files of a package do not match poetry.lock',
    patterns: [
      /Retrieved digests for links (?<package>[\w.-]{1,100})\(sha256:/,
      /Hash for (?<package>[\w.-]{1,100}) \([^)\n]{1,120}\) from archive \S{1,150} not found in known hashes/,
    ],
    happened:
      'The index offers `{package}` with different checksums than `poetry.lock`: the lock was edited or merged wrongly, or a mirror serves a different file.',
    todo: [
      'Restore the lock of the last commit that worked: `git checkout COMMIT -- poetry.lock`.',
      'Find out why the files were replaced before you lock that package again: `poetry update --lock NAME`.',
    ],
  },
  {
    id: 'poetry-group-missing',
    title: 'A dependency group does not exist',
    patterns: [/Group\(s\) not found: (?<names>[^\n(]{1,100}?)(?: \(via|$)/],
    happened: '`pyproject.toml` has no group {names}.',
    todo: [
      'See which groups exist: tables `[tool.poetry.group.NAME.dependencies]`.',
      'Create it: `poetry add --group NAME PACKAGE`.',
    ],
    link: `${docs}/managing-dependencies/`,
  },
  {
    id: 'poetry-no-section',
    title: 'This Poetry does not read [project]',
    patterns: [/\[tool\.poetry\] section not found in (?<file>\S+)/],
    happened:
      'The metadata is in `[project]`, which Poetry reads from version 2 on; this one is older. poetry2nix needs `[tool.poetry]` as well.',
    todo: [
      'For poetry2nix: keep name, version and dependencies in `[tool.poetry]`.',
      'Or move the project to uv, which reads `[project]`: `npm create nix-project@latest -- --template uv`.',
    ],
    link: `${docs}/pyproject/`,
  },
  {
    id: 'poetry-command-missing',
    title: 'The environment has no such program: {program}',
    patterns: [/^Command not found: (?<program>[\w.+-]+)/],
    happened: 'No package in the lock provides `{program}`, or its group was not installed.',
    todo: [
      'Add it: `poetry add --group dev {program}`.',
      'Install all groups: `poetry install --all-groups` (Poetry 2), or `--with dev`.',
    ],
  },
  {
    id: 'poetry-lock-conflict',
    title: 'poetry.lock cannot be read',
    patterns: [/Unable to read the lock file/],
    happened: '`poetry.lock` is not TOML. Usually a merge left conflict markers, `<<<<<<<`, in it.',
    todo: [
      'Keep one side, and let Poetry add the rest: `git checkout --theirs poetry.lock && poetry lock`.',
    ],
  },
];
