import { expect, test } from 'vitest';
import { memoryFolder } from '../../test/memory-folder.ts';
import { detectIn } from '../detect/index.ts';
import { withPending } from './pending.ts';

const files = {
  'a/one.txt': '1',
  'a/two.txt': '2',
  'b/c/three.txt': '3',
  'pyproject.toml': '[project]\nname = "old"\n',
};

test('with nothing pending it is the folder', () => {
  const folder = memoryFolder(files);
  const seen = withPending(folder, new Map());
  for (const path of ['.', 'a', 'b', 'b/c', 'none']) {
    expect(seen.names(path)).toEqual(folder.names(path));
    expect(seen.list(path)).toEqual(folder.list(path));
  }
  for (const path of ['a/one.txt', './a/one.txt', 'a', 'none']) {
    expect(seen.readText(path)).toBe(folder.readText(path));
    expect(seen.readHint(path)).toBe(folder.readHint(path));
    expect(seen.has(path)).toBe(folder.has(path));
  }
});

test('what is written is there, and what is removed is not', () => {
  const seen = withPending(
    memoryFolder(files),
    new Map([
      ['a/one.txt', undefined],
      ['a/two.txt', 'new'],
      ['b', undefined],
      ['d/e.txt', ''],
    ]),
  );
  expect(seen.names('.')).toEqual({ folders: ['a', 'd'], files: ['pyproject.toml'] });
  expect(seen.names('a')).toEqual({ folders: [], files: ['two.txt'] });
  expect(seen.list('d')).toEqual([{ name: 'e.txt', isFolder: false }]);
  expect(seen.readText('a/two.txt')).toBe('new');
  expect(seen.readText('./a/two.txt')).toBe('new');
  expect(seen.readHint('b/c/three.txt')).toBeUndefined();
  expect([seen.has('a/one.txt'), seen.has('b/c/three.txt'), seen.has('d/e.txt')]).toEqual([
    false,
    false,
    true,
  ]);
});

test('a folder that is removed and written anew has only what is new', () => {
  const pending = new Map([
    ['a', undefined],
    ['a/three.txt', '3'],
  ]);
  const seen = withPending(memoryFolder(files), pending);
  expect(seen.names('.').folders).toEqual(['b', 'a']);
  expect(seen.names('a').files).toEqual(['three.txt']);
});

test('detection finds the same, whether a file is there or pending', () => {
  const project = {
    'pyproject.toml': '[project]\nname = "shop"\nrequires-python = ">=3.12"\n',
    'uv.lock': 'version = 1\n',
    'src/shop/__init__.py': '',
    'services/api/Cargo.toml': '[package]\nname = "api"\n',
  };
  const pending = withPending(memoryFolder({}), new Map(Object.entries(project)));
  expect(detectIn(pending)).toEqual(detectIn(memoryFolder(project)));
});
