import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testFolder } from '../../test/cli.ts';
import { type Folder, openFolder } from './folder.ts';
import { walkTree } from './walk.ts';

const files = (contents: Readonly<Record<string, string>>) =>
  walkTree(openFolder(testFolder(contents))).files;

test('telling files are found, outer folders first', () => {
  const found = files({
    'a/b/Cargo.toml': '',
    'a/main.c': '',
    'deploy/api.Dockerfile': '',
    'kernels/sum.cu': '',
    'pyproject.toml': '',
  });
  expect(found).toEqual([
    'pyproject.toml',
    'deploy/api.Dockerfile',
    'kernels/sum.cu',
    'a/b/Cargo.toml',
  ]);
});

test('what git ignores is skipped, and an inner .gitignore can take it back', () => {
  const found = files({
    '.gitignore': 'build/\n/top\nsetup.cfg\n',
    'build/Cargo.toml': '',
    'top/Cargo.toml': '',
    'a/top/Cargo.toml': '',
    'a/.gitignore': '!setup.cfg\n',
    'a/setup.cfg': '',
    'setup.cfg': '',
  });
  expect(found).toEqual(['a/setup.cfg', 'a/top/Cargo.toml']);
});

test('other repositories, environments and installed packages are skipped', () => {
  const found = files({
    'submodule/.git': 'gitdir: ../.git/modules/submodule\n',
    'submodule/setup.py': '',
    'my-env/pyvenv.cfg': '',
    'my-env/package.json': '',
    'node_modules/x/package.json': '',
    'x/.venv/setup.py': '',
  });
  expect(found).toEqual([]);
});

test('links are not followed, neither out of the folder nor in a circle', () => {
  const outside = testFolder({ 'Cargo.toml': '' });
  const root = testFolder({ 'a/setup.py': '', 'a/run.py': '' });
  symlinkSync(outside, join(root, 'out'));
  symlinkSync('..', join(root, 'a/up'));
  symlinkSync('setup.py', join(root, 'a/setup.cfg'));
  const tree = walkTree(openFolder(root));
  expect([tree.files, [...tree.pythonFolders], tree.unread]).toEqual([['a/setup.py'], ['a'], []]);
});

test('a folder without end is left at some depth, and that is told', () => {
  const endless: Folder = {
    readText: () => undefined,
    readHint: () => undefined,
    has: () => false,
    list: () => [],
    names: () => ({ folders: ['a'], files: [] }),
  };
  expect(walkTree(endless).unread).toEqual([Array(41).fill('a').join('/')]);
});

test('a folder with too many entries is told as well', () => {
  const wide: Folder = {
    readText: () => undefined,
    readHint: () => undefined,
    has: () => false,
    list: () => [],
    names: (path) => ({ folders: path === '.' ? ['b'] : [], files: Array(400_000).fill('x') }),
  };
  expect(walkTree(wide).unread).toEqual(['b']);
});

test('a folder that may not be read is told', () => {
  const root = testFolder({ 'setup.py': '' });
  mkdirSync(join(root, 'secret'));
  const folder = openFolder(root);
  const closed: Folder = {
    ...folder,
    names: (path) => {
      if (path === 'secret') throw new Error('permission denied');
      return folder.names(path);
    },
  };
  if (process.getuid?.() !== 0) chmodSync(join(root, 'secret'), 0);
  expect(walkTree(closed)).toMatchObject({ files: ['setup.py'], unread: ['secret'] });
  chmodSync(join(root, 'secret'), 0o755);
});

test('patterns that take for ever are left out', () => {
  const deep = Array(7).fill('a'.repeat(120)).join('/');
  const found = files({
    '.gitignore': `${'*a'.repeat(20)}b\n${'**/a*/'.repeat(9)}b\n`,
    [`${deep}/setup.py`]: '',
  });
  expect(found).toEqual([`${deep}/setup.py`]);
});

test('any text in a .gitignore is taken', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const folder: Folder = {
        readText: () => undefined,
        readHint: () => text,
        has: () => false,
        list: () => [],
        names: () => ({ folders: [], files: ['.gitignore', 'setup.py'] }),
      };
      expect(walkTree(folder).unread).toEqual([]);
    }),
  );
});
