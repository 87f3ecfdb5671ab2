import type { Row } from './row.ts';

/** What the checks of a flake say of the project's own code: formatters, linters, type checkers and tests. */
export const checkRows: readonly Row[] = [
  {
    id: 'format-difference',
    title: 'Files are not formatted',
    depth: 'outcome',
    patterns: [
      /unexpected changes detected, --fail-on-change is enabled/,
      /^\S+\.nix: not formatted$/,
    ],
    happened:
      'The formatter would change files of the project; the lines around this one name them.',
    todo: ['Format all files: `nix fmt`.', 'See what it changed: `git diff`.'],
  },
  {
    id: 'ruff-findings',
    title: 'ruff found something in the Python code',
    depth: 'outcome',
    patterns: [/^Found (?<count>\d+) errors?(?: \(\d+ fixed, \d+ remaining\))?\.$/],
    only: [/^\S+\.pyi?:\d+:\d+$/, /^\S+\.pyi?:\d+:\d+: [A-Z]+\d+ /],
    happened: 'Findings: {count}. Each is above, with its rule and place.',
    todo: [
      'Fix what ruff can fix itself: `ruff check --fix`, in the dev shell.',
      'Ignore one on purpose: `# noqa: RULE` on its line, or `[tool.ruff.lint] ignore` in `pyproject.toml`.',
    ],
    link: 'https://docs.astral.sh/ruff/linter/',
  },
  {
    id: 'mypy-findings',
    title: 'mypy found something in the types',
    depth: 'outcome',
    patterns: [/^Found (?<count>\d+) errors? in (?<files>\d+) files? \(/],
    happened: 'Findings: {count}, in {files} of the files. Each is above, with its place.',
    todo: [
      'Run it in the dev shell: `mypy`.',
      'Types of a package that has none: `uv add --dev types-NAME`, in the group that the check installs.',
    ],
    link: 'https://mypy.readthedocs.io/en/stable/error_code_list.html',
  },
  {
    id: 'pytest-failed',
    title: 'Tests failed',
    depth: 'outcome',
    patterns: [/^=* ?(?<count>\d+) failed\b[^\n]{0,100} in [\d.]+s/],
    happened: 'Failed tests: {count}. Lines that begin with FAILED name them.',
    todo: [
      'Run those that failed in the dev shell: `pytest --last-failed`.',
      'What passes there and fails in a check often needs a program (`nix/programs.nix`), a file not tracked by git, the network, or a home folder: a check has none of them.',
    ],
  },
];
