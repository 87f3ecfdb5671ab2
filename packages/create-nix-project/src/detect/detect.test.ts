import { describe, expect, test } from 'vitest';
import { testFolder } from '../../test/cli.ts';
import { templates } from '../generated/templates.js';
import { propose } from '../templates/propose.ts';
import { detect } from './index.ts';

type Files = Readonly<Record<string, string>>;

const python = '[project]\nname = "a"\nversion = "1"\n';
const crate = (name: string) => `[package]\nname = "${name}"\n`;

/** Path, manager and workspace of each project. */
function projects(files: Files): string[] {
  return (detect(testFolder(files)).projects ?? []).map(
    ({ path, manager, workspace, problem }) =>
      `${path} ${manager}${workspace === undefined ? '' : ` in ${workspace}`}${problem === undefined ? '' : `: ${problem}`}`,
  );
}

/** `value @ evidence` of one fact. */
function fact(files: Files, id: string): string | undefined {
  const found = detect(testFolder(files)).facts.find((candidate) => candidate.id === id);
  return (
    found &&
    `${found.value} @ ${found.evidence.map(({ file, line }) => (line === undefined ? file : `${file}:${line}`)).join(' ')}`
  );
}

test('a monorepo of services, each with its manager', () => {
  const found = projects({
    'services/api/pyproject.toml': python,
    'services/api/uv.lock': 'version = 1\n',
    'services/jobs/pyproject.toml': '[tool.poetry]\nname = "jobs"\n',
    'services/mail/requirements.txt': 'flask\n',
    'services/mail/main.py': '',
    'services/old/setup.py': 'from setuptools import setup\nsetup()\n',
    'services/pipes/Pipfile': '',
    'web/package.json': '{"scripts": {"build": "vite build"}}',
    'web/pnpm-lock.yaml': '',
    'engine/Cargo.toml': crate('engine'),
  });
  expect(found.sort()).toEqual([
    'engine cargo',
    'services/api uv',
    'services/jobs poetry',
    'services/mail pip',
    'services/old setuptools',
    'services/pipes pipenv',
    'web pnpm',
  ]);
});

test('members of a uv workspace whose root is no project belong to it all the same', () => {
  const folder = testFolder({
    'pyproject.toml': '[tool.uv.workspace]\nmembers = ["packages/*"]\n',
    'packages/a/pyproject.toml': python,
  });
  const { projects = [] } = detect(folder);
  expect(projects).toMatchObject([
    { path: '.', manager: 'uv' },
    { path: 'packages/a', manager: 'uv', workspace: '.' },
  ]);
});

describe('a uv workspace', () => {
  const member = (name: string, more = '') =>
    `[project]\nname = "${name}"\nversion = "1"\nrequires-python = ">=3.12"\n${more}`;
  const files = {
    '.python-version': '3.12\n',
    'pyproject.toml':
      '[tool.uv.workspace]\nmembers = ["packages/*", "examples/*"]\n[dependency-groups]\ndev = ["pytest"]\ndocs = ["mkdocs"]\n',
    'packages/a/pyproject.toml': member(
      'a',
      '[build-system]\nrequires = ["maturin"]\n[project.scripts]\nrun = "a:run"\n[dependency-groups]\ntest = []\n',
    ),
    'packages/a/Cargo.lock': '',
    'packages/a/tests/test_a.py': '',
    'packages/b/pyproject.toml': member('b').replace('>=3.12', '<3.14'),
    'packages/b/b.py': '',
    'examples/c/pyproject.toml': member('c', 'description = "Shown"\n'),
    'examples/c/tests/test_c.py': '',
  };
  const factsOf = (more: Readonly<Record<string, string>>, members?: readonly string[]) => {
    const { facts } = detect(testFolder({ ...files, ...more }), { members });
    return Object.fromEntries(facts.map(({ id, value }) => [id, value]));
  };

  test('whose root is no project is all of its members', () => {
    expect(factsOf({})).toMatchObject({
      'uv-members': ['*'],
      'python-version': '3.12',
      'requires-python': '>=3.12,<3.14',
      'python-project': true,
      packaged: true,
      application: true,
      program: 'run',
      pytest: true,
      'rust-extension': true,
      'test-groups': ['test', 'dev'],
      'test-folders': ['*'],
    });
    expect(factsOf({}, ['packages/a', 'examples/c', 'packages/b'])).toMatchObject({
      'uv-members': ['packages/a', 'examples/c', 'packages/b'],
      'test-folders': ['packages/a', 'examples/c'],
    });
    expect(factsOf({})).not.toHaveProperty('project-name');
  });

  test('is one member where that is wanted, with what its root has for all', () => {
    expect(factsOf({}, ['examples/c'])).toMatchObject({
      'python-manager': 'uv',
      'uv-members': ['examples/c'],
      'project-name': 'c',
      description: 'Shown',
      'python-version': '3.12',
      packaged: false,
      pytest: true,
      'test-groups': ['dev'],
      'test-folders': ['examples/c'],
      // uv builds all members in the dev shell.
      'rust-extension': true,
    });
  });

  test('is its root where that is a project', () => {
    const root = `${files['pyproject.toml']}${member('root')}`;
    const facts = factsOf({ 'pyproject.toml': root });
    expect(facts).toMatchObject({ 'project-name': 'root', 'rust-extension': true });
    expect(facts).not.toHaveProperty('uv-members');
  });

  test.each([
    ['settings of pytest', { 'pytest.ini': '' }],
    ['a folder of tests', { 'tests/test_all.py': '' }],
  ])('is tested at its root where that has %s', (_, more) => {
    expect(factsOf(more)).not.toHaveProperty('test-folders');
    expect(factsOf(more, ['packages/a'])).toMatchObject({ 'test-folders': ['packages/a'] });
  });

  test('places are those from its root', () => {
    const { facts } = detect(testFolder(files));
    const places = facts.flatMap(({ id, evidence }) =>
      evidence.map(({ file, line }) => `${id} ${file}${line === undefined ? '' : `:${line}`}`),
    );
    expect(places).toEqual(
      expect.arrayContaining([
        'python-version .python-version:1',
        'program packages/a/pyproject.toml:8',
        'requires-python packages/b/pyproject.toml:4',
        'uv-members pyproject.toml:2',
      ]),
    );
  });

  test('a member without tests is not tested, whatever its root says', () => {
    const facts = factsOf({ 'pytest.ini': '' }, ['packages/b']);
    expect(facts).toMatchObject({ pytest: false, 'uv-members': ['packages/b'] });
    expect(facts).not.toHaveProperty('test-folders');
  });

  test('a member is tested with the groups of a root that is a project', () => {
    const root = `${files['pyproject.toml']}${member('root')}`;
    expect(factsOf({ 'pyproject.toml': root }, ['examples/c'])).toMatchObject({
      pytest: true,
      'test-groups': ['dev'],
      'test-folders': ['examples/c'],
    });
  });

  test('that uv refuses is told with what to do', () => {
    expect(factsOf({ 'packages/d/d.py': '' })['uv-workspace-problem']).toEqual([
      'packages/d, which “packages/*” makes a member of the workspace, has no pyproject.toml',
      'Add it, or leave the folder out: add “packages/d” to `exclude` in [tool.uv.workspace] of pyproject.toml.',
    ]);
  });
});

test('members of workspaces belong to them, and what is excluded does not', () => {
  const found = projects({
    'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\nexclude = ["fuzzer"]\n',
    'crates/a/Cargo.toml': crate('a'),
    'fuzzer/Cargo.toml': crate('fuzzer'),
    'pyproject.toml': `${python}[tool.uv.workspace]\nmembers = ["packages/*"]\nexclude = ["packages/own"]\n`,
    'packages/in/pyproject.toml': python,
    'packages/own/pyproject.toml': python,
    'package.json': '{"workspaces": ["ui/*"]}',
    'yarn.lock': '',
    'ui/a/package.json': '{}',
  });
  expect(found.sort()).toEqual([
    '. cargo',
    '. uv',
    '. yarn',
    'crates/a cargo in .',
    'fuzzer cargo',
    'packages/in uv in .',
    'packages/own pep621',
    'ui/a yarn in .',
  ]);
});

test('tests, examples, and what lies below a member are no projects', () => {
  const found = projects({
    'pyproject.toml': python,
    'tests/packages/x/pyproject.toml': python,
    'examples/shop/pyproject.toml': python,
    'docs/requirements.txt': 'sphinx\n',
    'docs/conf.py': '',
    'tools/setup.py': 'def setup_all():\n  pass\n',
    'requirements/dev.txt': 'pytest\n',
    'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n',
    'crates/a/Cargo.toml': crate('a'),
    'crates/a/truth/one/pyproject.toml': python,
  });
  expect(found).toEqual(['. pip', '. cargo', 'crates/a cargo in .']);
});

test('a repository of examples alone has these as projects', () => {
  expect(projects({ 'examples/a/Cargo.toml': crate('a') })).toEqual(['examples/a cargo']);
});

test('a broken manifest of another project is told and stops nothing', () => {
  expect(projects({ 'pyproject.toml': python, 'b/pyproject.toml': '[project\n' })).toEqual([
    '. pep621',
    expect.stringMatching(/^b setuptools: b\/pyproject\.toml:1:\d+: /),
  ]);
});

test('wrong types in manifests are no answers', () => {
  const found = projects({
    'pyproject.toml': '[project]\nname = 1\n[tool.uv]\nworkspace = 3\n',
    'package.json': '{"workspaces": 3, "packageManager": [], "name": {}}',
    'a/package.json': '[',
    'b/package.json': 'null',
  });
  expect(found).toEqual(['. uv', '. npm', 'a npm', 'b npm']);
});

const tested = { 'pyproject.toml': `${python}requires-python = ">=3.9"\n` };

test.each<[string, string, Files, string | undefined]>([
  [
    'a tested Python rather than the newest',
    'python-version',
    { ...tested, 'tox.ini': '[tox]\nenvlist = py{39,312}\n' },
    '3.12 @ pyproject.toml:4 tox.ini:2',
  ],
  [
    'Python of setup.cfg',
    'python-version',
    { 'setup.cfg': '[metadata]\nname = a\n[options]\npython_requires = >=3.8,<3.13\n' },
    '3.12 @ setup.cfg:4',
  ],
  [
    'Python of asdf',
    'python-version',
    { ...tested, '.tool-versions': 'nodejs 22\npython 3.12.4\n' },
    '3.12 @ .tool-versions:2',
  ],
  [
    'tested versions of all services',
    'tested-python-versions',
    {
      ...tested,
      '.github/workflows/b.yml': 'python: 3.11\n',
      '.github/workflows/a.yaml': '- python-version: ["3.10", 3.11]\n',
      '.github/workflows/notes.txt': 'python: 3.9\n',
      'tox.toml': 'env_list = [\n  "py314",\n]\n',
      'noxfile.py': '@nox.session(python="3.9")\n',
    },
    '3.9,3.10,3.11,3.14 @ noxfile.py:1 .github/workflows/a.yaml:1 .github/workflows/a.yaml:1 tox.toml:2',
  ],
  [
    'a broken tox.toml is no hint',
    'tested-python-versions',
    { ...tested, 'tox.toml': '[' },
    undefined,
  ],
  [
    'a flat package',
    'python-packages',
    { ...tested, 'a/__init__.py': '', 't/__init__.py': '' },
    'a @ a',
  ],
  ['packages below src', 'layout', { ...tested, 'src/b/__init__.py': '' }, 'src @ src'],
  [
    'packages below a folder of a setting',
    'layout',
    {
      'pyproject.toml': `${python}[tool.setuptools.packages.find]\nwhere = ["code"]\n`,
      'code/b/__init__.py': '',
    },
    'src @ pyproject.toml:5',
  ],
  ['a namespace', 'layout', { ...tested, 'src/space/b/__init__.py': '' }, 'namespace @ src/space'],
  ['one module', 'layout', { ...tested, 'a.py': '' }, 'module @ a.py'],
  ['scripts alone', 'layout', { 'run.py': '' }, 'scripts @ run.py'],
  ['the language of scripts alone', 'languages', { 'run.py': '' }, 'Python @ .'],
  [
    'tools, where settings, files and dependencies show them',
    'lint-tools',
    {
      'pyproject.toml': `${python}dependencies = [\n  "x",\n  "black>=24",\n]\n[tool.ruff.lint]\n`,
      'setup.cfg': '[flake8]\nmax-line-length = 99\n',
      '.pre-commit-config.yaml': '',
      Pipfile: '[dev-packages]\nmypy = "*"\n',
    },
    'ruff,black,flake8,mypy,pre-commit @ pyproject.toml:8 pyproject.toml:6 setup.cfg:2 Pipfile:2 .pre-commit-config.yaml',
  ],
  [
    'programs',
    'entry-points',
    { 'pyproject.toml': `${python}[project.gui-scripts]\nw = "a:w"\nv = 3\n` },
    'w = a:w @ pyproject.toml:5',
  ],
  [
    'other managers',
    'other-managers',
    {
      'uv.lock': 'version = 1\n',
      'poetry.lock': '',
      'requirements.in': '',
      'requirements.txt': '',
    },
    'poetry,pip-tools @ poetry.lock requirements.in',
  ],
  [
    'pdm as a build backend alone',
    'python-manager',
    { 'pyproject.toml': `${python}[tool.pdm.build]\n` },
    'pep621 @ pyproject.toml:1',
  ],
  ['pdm', 'python-manager', { 'pyproject.toml': python, 'pdm.lock': '' }, 'pdm @ pdm.lock'],
  [
    'pip-tools',
    'python-manager',
    { 'requirements.in': '', 'requirements.txt': '' },
    'pip-tools @ requirements.in',
  ],
  [
    'images, without stages and variables',
    'container-images',
    {
      Dockerfile:
        'ARG B\nFROM --platform=linux/amd64 python:3.12 AS build\nFROM build\nFROM $B\nFROM scratch\n',
    },
    'python:3.12 @ Dockerfile:2',
  ],
  [
    'system packages of containers and workflows',
    'apt-packages',
    {
      'deploy/api.Dockerfile': 'RUN apt-get install -y libpq-dev\n',
      '.github/workflows/test.yml': '- run: sudo apt-get install -y libpq-dev libxml2-dev\n',
    },
    'libpq-dev,libxml2-dev @ deploy/api.Dockerfile:1 .github/workflows/test.yml:1',
  ],
  [
    'CUDA',
    'cuda',
    {
      'kernels/sum.cu': '',
      Dockerfile: 'FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\n',
      'requirements.txt': '# cupy\nnumpy\nnvidia-cudnn-cu12==9\n',
      'Cargo.toml': `${crate('a')}[dependencies]\ncudarc = "0.12"\n`,
    },
    'true @ kernels/sum.cu Dockerfile:1 Cargo.toml:4 requirements.txt:3',
  ],
  [
    'no CUDA',
    'cuda',
    { 'pyproject.toml': `${python}dependencies = ["custodian", "torch"]\n` },
    undefined,
  ],
  [
    'a front end that is built',
    'node',
    { ...tested, 'web/package.json': '{"scripts": {"build": "x"}}' },
    'true @ web/package.json',
  ],
  ['a front end without a build', 'node', { ...tested, 'package.json': '{}' }, undefined],
  [
    'who keeps its packages',
    'node-manager',
    { 'package.json': '{"packageManager": "bun@1.2"}' },
    'bun @ package.json',
  ],
  [
    'direnv with something else',
    'envrc',
    { '.envrc': 'export A=1\nuse   nix\n' },
    'use nix @ .envrc:2',
  ],
  ['devenv by its settings', 'devenv', { 'devenv.yaml': '' }, 'true @ devenv.yaml'],
])('%s', (_, id, files, expected) => {
  expect(fact(files, id)).toBe(expected);
});

/** Proposed variants, and why the others are not. */
function variants(files: Files): string[] {
  const facts = propose(detect(testFolder(files)), templates);
  return [
    ...facts.fitting.map(({ id, reason }) => `${id}: ${reason}`),
    ...(facts.others ?? []).map(({ id, reason }) => `no ${id}: ${reason}`).sort(),
  ];
}

const noUv = 'no uv: No Python manifest is in this folder';
const noPoetry = 'no poetry2nix: No Python manifest is in this folder';
const noRust = 'no rust-crane: No Rust manifest is in this folder';
const noCuda = 'no cuda-pytorch: It has no requirements file';

test.each<[string, Files, string[]]>([
  ['nothing', {}, []],
  [
    'a crate',
    { 'Cargo.toml': crate('a') },
    ['rust-crane: A Cargo project', noUv, noPoetry, noCuda],
  ],
  [
    'a Python package with a crate inside',
    { 'pyproject.toml': python, 'Cargo.toml': crate('a') },
    [
      'uv: A Python project',
      'rust-crane: A Cargo project: its crates, without the Python around them',
      'no poetry2nix: It has neither poetry.lock nor [tool.poetry]',
      noCuda,
    ],
  ],
  [
    'a wheel around a Rust program',
    {
      'pyproject.toml': `${python}[build-system]\nrequires = ["maturin>=1.7"]\n[tool.maturin]\nbindings = "bin"\n`,
      'Cargo.toml': crate('a'),
    },
    [
      'rust-crane: A Rust program, which maturin puts into a Python wheel',
      'uv: The Python wheel around its Rust program',
      'no poetry2nix: It has neither poetry.lock nor [tool.poetry]',
      noCuda,
    ],
  ],
  [
    'Poetry with the standard table',
    { 'pyproject.toml': `${python}[tool.poetry]\n` },
    [
      'uv: Its [project] table, which uv reads too',
      'no poetry2nix: It does not fit: pyproject.toml has no name and no version in [tool.poetry], which is all that poetry2nix reads',
      noCuda,
      noRust,
    ],
  ],
  [
    'Poetry with both tables',
    { 'pyproject.toml': `${python}[tool.poetry]\nname = "a"\nversion = "1"\n` },
    ['poetry2nix: A Poetry project', 'uv: Its [project] table, which uv reads too', noCuda, noRust],
  ],
  [
    'uv beside Poetry',
    { 'pyproject.toml': `${python}[tool.poetry]\n`, 'uv.lock': 'version = 1\n' },
    [
      'uv: A Python project',
      'no poetry2nix: It uses Poetry too, but uv takes precedence',
      noCuda,
      noRust,
    ],
  ],
  [
    'CUDA without requirements',
    { 'pyproject.toml': `${python}dependencies = [\n"cupy-cuda12x"]\n` },
    [
      'uv: A Python project',
      'no poetry2nix: It has neither poetry.lock nor [tool.poetry]',
      'no cuda-pytorch: It uses CUDA, but has no requirements file',
      noRust,
    ],
  ],
  [
    'requirements without torch',
    { 'requirements.txt': 'flask\n' },
    [
      'uv: A Python project, once its pyproject.toml has a [project] table',
      'no poetry2nix: It has neither poetry.lock nor [tool.poetry]',
      'no cuda-pytorch: Its requirements do not name torch',
      noRust,
    ],
  ],
  [
    'requirements with torch beside a [project] table that leaves them to say what is needed',
    { 'pyproject.toml': python, 'requirements.txt': 'torch\n' },
    [
      'cuda-pytorch: Requirements with PyTorch',
      'uv: A Python project',
      'no poetry2nix: It has neither poetry.lock nor [tool.poetry]',
      noRust,
    ],
  ],
  [
    'requirements with torch beside a [project] table that says it',
    { 'pyproject.toml': `${python}dependencies = ["torch"]\n`, 'requirements.txt': 'torch\n' },
    [
      'uv: A Python project',
      'cuda-pytorch: Requirements with PyTorch',
      'no poetry2nix: It has neither poetry.lock nor [tool.poetry]',
      noRust,
    ],
  ],
  [
    'a monorepo',
    { 'a/pyproject.toml': python, 'b/Cargo.toml': crate('b') },
    [
      'no uv: No Python manifest here, only in projects below',
      'no poetry2nix: No Python manifest here, only in projects below',
      noCuda,
      'no rust-crane: No Rust manifest here, only in projects below',
    ],
  ],
])('variants of %s', (_, files, expected) => {
  const isOther = (line: string) => line.startsWith('no ');
  const sorted = [...expected.filter((line) => !isOther(line)), ...expected.filter(isOther).sort()];
  expect(variants(files)).toEqual(sorted);
});
