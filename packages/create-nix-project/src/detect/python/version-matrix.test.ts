import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doesNotHang } from '../../../test/does-not-hang.ts';
import { matrixVersions, toxVersions } from './version-matrix.ts';

const found = (text: string) =>
  matrixVersions(text).map(({ version, line }) => `${version}:${line}`);

test.each<[string, string, string[]]>([
  ['one value', "python-version: '3.12'\n", ['3.12:1']],
  ['a number that YAML would cut', 'python-version: 3.10\n', ['3.10:1']],
  [
    'a list in a line',
    'python: ["3.9", 3.10, pypy-3.10, 3.14t, "3.15-dev"]',
    ['3.9:1', '3.10:1', '3.15:1'],
  ],
  [
    'a list over lines',
    'python_version: [\n  "3.11", # old\n  "3.12",\n]\nos: 3.1',
    ['3.11:2', '3.12:3'],
  ],
  ['items', 'PYTHON_VERSION:\n  - "3.11.4"\n\n  - 3.12.x\nos:\n  - 3.13\n', ['3.11:2', '3.12:4']],
  ['a map in a line', "- {name: Linux, python: '3.13', tox: py313}\n", ['3.13:1']],
  ['an expression', 'python-version: ${{ matrix.python }}\n', []],
  [
    'a noxfile',
    '@nox.session(python=["3.11", "3.12"])\nPYTHON_VERSIONS = (\n',
    ['3.11:1', '3.12:1'],
  ],
  ['another key', 'node-version: 3.12\npytest: 3.1\ncopy: 3.2\n', []],
])('%s', (_, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ['py38,py312', ['3.8', '3.12']],
  ['py{39,310,py}-django{4,5}, lint', ['3.9', '3.9', '3.10', '3.10']],
  ['py3.13\n3.14', ['3.13', '3.14']],
  ['{py311,py312}-{a,b}', ['3.11', '3.11', '3.12', '3.12']],
  ['py3{8,9}', ['3.8', '3.9']],
  ['pypy310 docs style', []],
])('tox: %j', (text, expected) => {
  expect(toxVersions(text)).toEqual(expected);
});

test('any text is taken, in bounded time', () => {
  const unit = fc.constantFrom(...'{},[]-:"\n ', 'py', '3.12', 'python');
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      for (const { line, version } of matrixVersions(text))
        expect(text.split('\n')[line - 1]).toContain(version);
      expect(toxVersions(text).length).toBeLessThanOrEqual(400);
    }),
  );
  doesNotHang(() => toxVersions('{a,b}'.repeat(10_000)));
  doesNotHang(() => matrixVersions('python: ['.repeat(100_000)));
  doesNotHang(() => matrixVersions(`${'py-'.repeat(100_000)}\n`.repeat(3)));
});

test('lists of millions of names are not taken in', () => {
  expect(toxVersions(`py312,${'a,'.repeat(1e6)}`)).toEqual(['3.12']);
  expect(toxVersions(`py312 x{${'a,'.repeat(1e6)}}`)).toEqual(['3.12']);
});

test('braces around thousands of spaces take no time', () => {
  const list = `py3{9,1${' '.repeat(3900)}0}`;
  for (let count = 0; count < 1000; count += 1) expect(toxVersions(list)).toEqual(['3.9']);
});
