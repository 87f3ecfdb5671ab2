import type { Row } from './row.ts';

/** Plugins of pytest by what is missing without them. */
const plugins: Readonly<Record<string, string>> = {
  asyncio: 'pytest-asyncio',
  benchmark: 'pytest-benchmark',
  caplog: 'pytest',
  client: 'pytest-django',
  cov: 'pytest-cov',
  db: 'pytest-django',
  dist: 'pytest-xdist',
  httpx_mock: 'pytest-httpx',
  httpserver: 'pytest-httpserver',
  mocker: 'pytest-mock',
  numprocesses: 'pytest-xdist',
  qtbot: 'pytest-qt',
  requests_mock: 'requests-mock',
  reruns: 'pytest-rerunfailures',
  snapshot: 'syrupy',
  timeout: 'pytest-timeout',
};

const plugin = (name: string): string => plugins[name] ?? 'the plugin that has it';

/** pytest. */
export const pytestRows: readonly Row[] = [
  {
    id: 'pytest-no-tests',
    title: 'pytest found no tests',
    patterns: [/^=* ?no tests ran in [\d.]+s/],
    // Then the files could not be read, which another row tells.
    unless: [/ errors? in [\d.]+s/],
    happened: 'No file contained a test, so pytest ends with exit code 5, which fails a check.',
    todo: [
      'Files have to be called `test_*.py` or `*_test.py`, and functions `test_*`.',
      'In a Nix check, files not tracked by git do not exist: `git add --intent-to-add tests`.',
      'Look at `testpaths` and at markers in `pyproject.toml`.',
    ],
    link: 'https://docs.pytest.org/en/stable/explanation/goodpractices.html#test-discovery',
  },
  {
    id: 'pytest-unknown-option',
    title: 'pytest does not recognise an option: a plugin is missing',
    patterns: [
      /pytest: error: unrecognized arguments: (?<arguments>--?(?<option>[\w]+)[^\n]{0,150})/,
      /(?:py\.test|__main__\.py): error: unrecognized arguments: (?<arguments>--?(?<option>[\w]+)[^\n]{0,150})/,
    ],
    happened:
      '`{arguments}` comes from a plugin that is not installed here; it is often in `addopts` of `pyproject.toml`.',
    todo: [
      'Add it: `uv add --dev {plugin}` (for `--{option}`), and to the packages that the check of the flake installs.',
    ],
    derive: ({ option = '' }) => ({ plugin: plugin(option) }),
  },
  {
    id: 'pytest-fixture-missing',
    title: 'A test asks for a fixture that does not exist: {fixture}',
    patterns: [/fixture '(?<fixture>[^'\n]+)' not found/],
    happened: 'No `conftest.py` and no installed plugin has a fixture called `{fixture}`.',
    todo: [
      'From a plugin: `uv add --dev {plugin}`.',
      'From the project: its `conftest.py` has to be above the test, and tracked by git.',
    ],
    derive: ({ fixture = '' }) => ({ plugin: plugin(fixture) }),
  },
  {
    id: 'pytest-same-name',
    title: 'Two test files have the same name',
    patterns: [/import file mismatch: imported module '(?<module>[^'\n]+)' has this __file__/],
    happened:
      'Python imported `{module}` from one folder, but pytest wants the file of that name in another.',
    todo: [
      'Give them different names, or set `addopts = "--import-mode=importlib"` in `[tool.pytest.ini_options]`.',
      'After moving files: `find . -name __pycache__ -prune -exec rm -r {} +`.',
    ],
    link: 'https://docs.pytest.org/en/stable/explanation/pythonpath.html',
  },
];
