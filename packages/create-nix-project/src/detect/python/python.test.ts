import { expect, test } from 'vitest';
import { testFolder } from '../../../test/cli.ts';
import { openFolder } from '../../read/folder.ts';
import { walkTree } from '../../read/walk.ts';
import { probePython } from './index.ts';

const project = '[project]\nname = "a"\nversion = "1"\n';

/** These have a test of their own. */
const ofNativeLibraries = /^python-(libraries|driver-libraries|unread-packages)/;

/** `id = value @ file:line` of every fact, without those that only say what is not there. */
function facts(files: Readonly<Record<string, string>>): string[] {
  const folder = openFolder(testFolder(files));
  return probePython(folder, walkTree(folder))
    .facts.filter(({ value }) => value !== false && `${value}` !== '')
    .filter(({ id }) => !ofNativeLibraries.test(id))
    .map(({ id, value, evidence: [place] }) => {
      const line = place?.line === undefined ? '' : `:${place.line}`;
      return `${id} = ${value} @ ${place?.file}${line}`;
    });
}

const basic = ['python-project = true @ pyproject.toml:1', 'project-name = a @ pyproject.toml:2'];

test.each<[string, Record<string, string>, string[]]>([
  ['nothing', {}, []],
  [
    'a project that does not say who installs it',
    { 'pyproject.toml': project },
    ['python-manager = pep621 @ pyproject.toml:1', ...basic],
  ],
  [
    'a uv.lock beside Poetry tables',
    { 'pyproject.toml': `${project}[tool.poetry]\n`, 'uv.lock': 'version = 1\n' },
    [
      'python-manager = uv @ uv.lock',
      'other-managers = poetry @ pyproject.toml:4',
      ...basic,
      'uv-lock-problem = it does not contain the project in this folder @ uv.lock',
    ],
  ],
  [
    'a Poetry project of the old form',
    { 'pyproject.toml': '[tool.poetry]\nname = "p"\nversion = "1"\ndescription = "one\\n two"\n' },
    [
      'python-manager = poetry @ pyproject.toml:1',
      'project-name = p @ pyproject.toml:2',
      'description = one two @ pyproject.toml:4',
      'source-folder = . @ pyproject.toml:1',
    ],
  ],
  [
    'a Poetry project with everything',
    {
      'pyproject.toml': `[tool.poetry]
name = "p"
version = "1"
packages = [{ include = "p", from = "lib" }]
[tool.poetry.scripts]
run = "p:run"
p = "p:main"
[tool.poetry.dependencies]
python = "^3.11,<3.13"
[tool.poetry.dev-dependencies]
black = "*"
[tool.poetry.group.qa.dependencies]
mypy = { version = "*" }
[tool.poetry.group.docs.dependencies]
sphinx = "*"
`,
      'poetry.lock': `[[package]]
name = "Num_Py"
version = "1.0"
files = [{ file = "num_py-1.0-cp312-cp312-manylinux2014_x86_64.whl", hash = "" }]
[metadata]
lock-version = "2.0"
`,
      VERSION: '1',
    },
    [
      'python-manager = poetry @ poetry.lock',
      'project-name = p @ pyproject.toml:2',
      'requires-python = >=3.11,<4,<3.13 @ pyproject.toml:9',
      'python-version = 3.12 @ pyproject.toml:9',
      'application = true @ pyproject.toml:5',
      'program = p @ pyproject.toml:7',
      'test-groups = dev,qa @ pyproject.toml:10',
      'black = true @ pyproject.toml:11',
      'mypy = true @ pyproject.toml:13',
      'source-folder = lib @ pyproject.toml:4',
      'version-file = true @ VERSION',
      'poetry-lock = true @ poetry.lock',
      'dependency-groups = dev,qa,docs @ pyproject.toml:10',
      'entry-points = run = p:run,p = p:main @ pyproject.toml:6',
      'lint-tools = black,mypy @ pyproject.toml:11',
      'native-packages = num-py @ poetry.lock',
    ],
  ],
  [
    'requirements alone',
    { 'requirements.txt': '' },
    [
      'python-manager = pip @ requirements.txt',
      'requirements = requirements.txt @ requirements.txt',
    ],
  ],
  [
    'requirements with PyTorch that nixpkgs can have',
    {
      'requirements-dev.txt': '# all\n-r requirements/base.txt\nPyTest>=8 # tests\nruff\n',
      'requirements/base.txt': 'torch>=2\nopencv_python\n\nNumPy ; python_version > "3"\n',
    },
    [
      'python-manager = pip @ requirements-dev.txt',
      'pytest = true @ requirements-dev.txt:3',
      'ruff = true @ requirements-dev.txt:4',
      'requirements = requirements-dev.txt @ requirements-dev.txt',
      'torch = true @ requirements/base.txt:1',
      'torch-owner = nix @ requirements/base.txt:1',
      'nix-packages = opencv4,numpy @ requirements-dev.txt',
      'tests-from-nix = true @ requirements-dev.txt:3',
      'test-tools = pytest @ requirements-dev.txt:3',
      'lint-tools = ruff @ requirements-dev.txt:4',
    ],
  ],
  [
    'requirements with a pinned PyTorch and others',
    { 'requirements.txt': 'flask\ntorch[opt]==2.4.1\npytest\n-r requirements.txt\n-r ../x.txt\n' },
    [
      'python-manager = pip @ requirements.txt',
      'pytest = true @ requirements.txt:3',
      'requirements = requirements.txt @ requirements.txt',
      'torch = true @ requirements.txt:2',
      'torch-owner = wheel @ requirements.txt:2',
      'test-tools = pytest @ requirements.txt:3',
    ],
  ],
  ['a Pipfile', { Pipfile: '' }, ['python-manager = pipenv @ Pipfile']],
  [
    'a package with programs',
    {
      'pyproject.toml': `${project}[build-system]\nbuild-backend = "hatchling.build"\n[project.scripts]\nb = "a:b"\na = "a:a"\n`,
    },
    [
      'python-manager = pep621 @ pyproject.toml:1',
      ...basic,
      'build-backend = hatchling.build @ pyproject.toml:5',
      'packaged = true @ pyproject.toml:4',
      'application = true @ pyproject.toml:6',
      'program = a @ pyproject.toml:8',
      'entry-points = b = a:b,a = a:a @ pyproject.toml:7',
    ],
  ],
  [
    'a project that opts out of being a package',
    { 'pyproject.toml': `${project}[build-system]\n[tool.uv]\npackage = false\n` },
    ['python-manager = uv @ pyproject.toml:5', ...basic],
  ],
  [
    'a project that is a package without naming what builds it',
    {
      'pyproject.toml': `${project}[tool.uv]\npackage = true\n[project.gui-scripts]\nshow = "a:b"\n`,
    },
    [
      'python-manager = uv @ pyproject.toml:4',
      ...basic,
      'packaged = true @ pyproject.toml:5',
      'application = true @ pyproject.toml:6',
      'program = show @ pyproject.toml:7',
      'entry-points = show = a:b @ pyproject.toml:7',
    ],
  ],
  [
    'test and lint tools as requirements',
    {
      'pyproject.toml': `${project}[dependency-groups]\nci = ["PyTest>=8"]\ndocs = ["sphinx"]\n[project.optional-dependencies]\ntest = ["ruff==0.9"]\n`,
    },
    [
      'python-manager = pep621 @ pyproject.toml:1',
      ...basic,
      'test-groups = ci @ pyproject.toml:4',
      'test-extras = test @ pyproject.toml:7',
      'pytest = true @ pyproject.toml:5',
      'ruff = true @ pyproject.toml:8',
      'dependency-groups = ci,docs @ pyproject.toml:5',
      'extras = test @ pyproject.toml:8',
      'test-tools = pytest @ pyproject.toml:5',
      'lint-tools = ruff @ pyproject.toml:8',
    ],
  ],
  [
    'tools with files of their own',
    { 'pyproject.toml': project, 'tests/conftest.py': '', 'ruff.toml': '' },
    [
      'python-manager = pep621 @ pyproject.toml:1',
      ...basic,
      'pytest = true @ tests/conftest.py',
      'ruff = true @ ruff.toml',
      'test-tools = pytest @ tests/conftest.py',
      'lint-tools = ruff @ ruff.toml',
    ],
  ],
])('%s', (_, files, expected) => {
  expect(facts(files)).toEqual(expected);
});

test.each([
  ['3.12', '3.12', 1],
  ['# comment\n\n3.13.1\n', '3.13', 3],
  ['cpython@3.14', '3.14', 1],
  ['cpython-3.12', '3.12', 1],
  ['pypy3.10\n3.12.4 # for tests', '3.12', 2],
  ['3.9', '3.9', 1],
  ['3.9\n3.12', '3.12', 2],
  ['2.7.18', '2.7', 1],
])('.python-version %j pins %s', (text, version, line) => {
  expect(facts({ '.python-version': text })).toEqual([
    `python-version = ${version} @ .python-version:${line}`,
  ]);
});

test.each(['my-env', 'pypy3.10', 'system', ''])('.python-version %j pins nothing', (text) => {
  expect(facts({ '.python-version': text })).toEqual([]);
});

test.each([
  ['>=3.12', '3.13'],
  ['>=3.10,<3.13', '3.12'],
  ['<=3.12', '3.12'],
  ['~=3.14', '3.14'],
  ['>=3.13.2', '3.13'],
  ['==3.12.4', '3.12'],
  ['===3.12', '3.12'],
  // None fits: given as it is, to be refused with its place.
  ['>=3.8,<3.12', '>=3.8,<3.12'],
])('requires-python %j means %s', (range, version) => {
  const found = facts({ 'pyproject.toml': `${project}requires-python = "${range}"\n` });
  expect(found).toContain(`python-version = ${version} @ pyproject.toml:4`);
});

test('requires-python that is a number is an error', () => {
  expect(() => facts({ 'pyproject.toml': `${project}requires-python = 3.12\n` })).toThrow(
    'pyproject.toml:4: requires-python “3.12” is not a version specifier',
  );
});

test.each(['3.12', '>=3.x', '^3.9', '*'])('requires-python %j is an error', (range) => {
  expect(() => facts({ 'pyproject.toml': `${project}requires-python = "${range}"\n` })).toThrow(
    `pyproject.toml:4: requires-python “${range}” is not a version specifier`,
  );
});

test('a long description is cut to one line', () => {
  const text = `${project}description = "${'word '.repeat(100)}"\n`;
  const description = facts({ 'pyproject.toml': text }).find((line) => line.startsWith('desc'));
  expect(description).toMatch(/^description = (word )+.*… @ pyproject.toml:4$/);
});

test('a specifier of thousands of clauses is none', () => {
  const range = `>=3.12${',<4'.repeat(1e5)}`;
  const wanted = `${project}requires-python = "${range}"\n`;
  expect(() => facts({ 'pyproject.toml': wanted })).toThrow('is not a version specifier');
  const poetry = `[tool.poetry]\nname = "a"\n[tool.poetry.dependencies]\npython = "${range}"\n`;
  expect(facts({ 'pyproject.toml': poetry })).toContain(
    `python-version = ${range} @ pyproject.toml:4`,
  );
});
