import { expect, it } from 'vitest';
import { testFolder } from '../../../test/cli.ts';
import { openFolder } from '../../read/folder.ts';
import { readToml } from '../../read/toml.ts';
import { contentHash } from './content-hash.ts';
import { type PoetryLock, readLock } from './lock.ts';
import { lockProblems, manifestProblems } from './lock-problems.ts';

const head = '[tool.poetry]\nname = "a"\nversion = "1"\n';

function manifestOf(text: string) {
  const manifest = readToml(openFolder(testFolder({ 'pyproject.toml': text })), 'pyproject.toml');
  if (manifest === undefined) throw new Error('there is a pyproject.toml');
  return manifest;
}

it.each([
  ['[tool.poetry] alone', head, []],
  ['[project] with no dependencies', `${head}[project]\nname = "a"\n`, []],
  [
    '[project] alone',
    '[project]\nname = "a"\n[tool.poetry]\n',
    [
      'pyproject.toml has no name and no version in [tool.poetry], which is all that poetry2nix reads',
    ],
  ],
  [
    'dependencies in [project]',
    `${head}[project]\ndependencies = []\n`,
    ['pyproject.toml:5: poetry2nix does not see dependencies in [project]'],
  ],
])('%s', (_, text, expected) => {
  expect(manifestProblems(manifestOf(text)).map(({ message }) => message)).toEqual(expected);
});

function found(text: string, lock: Partial<PoetryLock>): string[] {
  const manifest = manifestOf(head + text);
  const whole = { lockVersion: '2.1', contentHash: contentHash(manifest), packages: [], ...lock };
  return lockProblems(manifest, whole, { python: '3.12', groups: ['dev'] }).map(
    ({ id, message }) => `${id}: ${message}`,
  );
}

it('a lock that was made from another pyproject.toml', () => {
  expect(found('', { contentHash: 'x' })).toEqual([
    'stale-lock: poetry.lock was made from a different pyproject.toml',
  ]);
});

it('a package with several versions', () => {
  const packages = ['1', '2'].map((version) => ({ name: 'b', version, files: [] }));
  expect(found('', { packages })[0]).toMatch(
    /^split-package: poetry.lock has b several times \(1, 2\)/,
  );
});

it.each([
  ['a marker', 'b = { version = "*", markers = "sys_platform == \'win32\'" }', 3],
  ['a platform', 'b = { version = "*", platform = "darwin" }', 2],
  [
    'one of two forms that fits',
    'b = [{ version = "1", platform = "darwin" }, { version = "2", platform = "linux" }]',
    0,
  ],
  ['a marker that holds', 'b = { version = "*", markers = "python_version >= \'3.8\'" }', 0],
  ['no marker', 'b = "*"', 0],
])('a dependency with %s', (_, line, systems) => {
  const [problem = '', ...more] = found(
    `[tool.poetry.dependencies]\npython = "^3.12"\n${line}\n`,
    {},
  );
  expect(more).toEqual([]);
  expect(problem.match(/\(\w+-\w+\)/g) ?? []).toHaveLength(systems);
  expect(problem.startsWith('excluded-package: pyproject.toml:6: b is not for')).toBe(systems > 0);
});

it('a dependency in a group that the flake leaves out is no problem', () => {
  const text =
    '[tool.poetry.group.windows.dependencies]\nb = { version = "*", platform = "win32" }\n';
  expect(found(text, {})).toEqual([]);
  expect(found(text.replace('windows', 'dev'), {})).toHaveLength(1);
});

it.each([
  ['../b', 1],
  ['/b', 1],
  ['libs/b', 0],
])('a path dependency on %s', (url, count) => {
  const packages = [{ name: 'b', version: '1', files: [], source: { type: 'directory', url } }];
  expect(found('', { packages })).toHaveLength(count);
});

const readText = (text: string) => {
  const toml = readToml(openFolder(testFolder({ 'poetry.lock': text })), 'poetry.lock');
  return readLock(toml?.get ?? (() => undefined));
};

it('files of a lock of Poetry 1.4 stand at its end', () => {
  const text =
    '[[package]]\nname = "A_b"\nversion = "1"\n[metadata]\nlock-version = "1.1"\n[metadata.files]\nA_b = [{ file = "a.whl", hash = "" }]\n';
  expect(readText(text).packages).toEqual([{ name: 'a-b', version: '1', files: ['a.whl'] }]);
});

it.each([
  ['', /it has no lock-version/],
  ['[metadata]\nlock-version = "3.0"\n', /lock-version 3.0, and poetry2nix reads 1.x and 2.x/],
  [
    '[[package]]\nname = "a"\n[metadata]\nlock-version = "2.0"\n',
    /a package without name or version/,
  ],
])('no lock: %j', (text, message) => {
  expect(() => readText(text)).toThrow(message);
});

it.each([
  'x',
  '(',
  'python_version',
  '(('.repeat(1e5),
])('a marker that is none: %.10s', (marker) => {
  const text = `[tool.poetry.dependencies]\nb = { version = "1", markers = "${marker}" }\n`;
  expect(found(text, {})).toEqual([
    'broken-marker: pyproject.toml:5: the markers of b are not valid',
  ]);
});

it('many versions of many packages take no time', () => {
  const packages = Array.from({ length: 200_000 }, (_, index) => ({
    name: `a${index % 100_000}`,
    version: '1',
    files: [],
  }));
  expect(found('', { packages })).toHaveLength(100_000);
});
