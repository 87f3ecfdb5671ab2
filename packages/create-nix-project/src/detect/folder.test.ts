import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFolder } from './folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'folder-'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('a link to itself is an error that names the file', () => {
  symlinkSync('a', join(root, 'a'));
  expect(() => openFolder(root).readText('a')).toThrow(
    'a cannot be read: its links go in a circle',
  );
});

test('a file that is not UTF-8 is an error that names the file', () => {
  writeFileSync(join(root, 'a'), Buffer.from([0xff, 0xfe]));
  expect(() => openFolder(root).readText('a')).toThrow('a cannot be read: it is not UTF-8 text');
});

test('a missing file is undefined, and a byte order mark is dropped', () => {
  writeFileSync(join(root, 'a'), '\uFEFFx');
  expect([openFolder(root).readText('b'), openFolder(root).readText('a')]).toEqual([
    undefined,
    'x',
  ]);
});

test('whether a file is there is told without reading it', () => {
  writeFileSync(join(root, 'a'), Buffer.from([0xff, 0xfe]));
  const folder = openFolder(root);
  expect(['a', 'b', '.', 'a/b'].map(folder.has)).toEqual([true, false, false, false]);
});
