import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFolder, within } from './folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'folder-'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('a link to itself is an error that names the file', () => {
  symlinkSync('a', join(root, 'a'));
  expect(() => openFolder(root).readText('a')).toThrow('a cannot be read: its links form a loop');
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

test('a link out of the folder is not followed, one inside is', () => {
  const outside = mkdtempSync(join(tmpdir(), 'folder-'));
  writeFileSync(join(outside, 'secret'), 'x');
  symlinkSync(join(outside, 'secret'), join(root, 'link'));
  symlinkSync(outside, join(root, 'there'));
  writeFileSync(join(root, 'a'), 'inside');
  symlinkSync('a', join(root, 'b'));
  const folder = openFolder(root);
  expect([
    folder.readText('link'),
    folder.readHint('there/secret'),
    folder.has('there/secret'),
    folder.list('there'),
    folder.readText('../secret'),
    folder.readText('b'),
  ]).toEqual([undefined, undefined, false, [], undefined, 'inside']);
  rmSync(outside, { recursive: true });
});

test('a hint that cannot be read is none', () => {
  symlinkSync('a', join(root, 'a'));
  writeFileSync(join(root, 'long'), 'x'.repeat(2_000_001));
  const folder = openFolder(root);
  expect([folder.readHint('a'), folder.readHint('long')]).toEqual([undefined, undefined]);
});

test('the view of a folder inside has the same files', () => {
  mkdirSync(join(root, 'in'));
  writeFileSync(join(root, 'in/a'), 'x');
  const inner = within(openFolder(root), 'in');
  expect([inner.readText('a'), inner.has('a'), inner.list('.'), inner.names('.')]).toEqual([
    'x',
    true,
    [{ name: 'a', isFolder: false }],
    { folders: [], files: ['a'] },
  ]);
});

test('a path that no file system has is not there', () => {
  const folder = openFolder(root);
  for (const path of ['a\0b', 'x'.repeat(5000), 'x/'.repeat(5000)])
    expect([folder.readText(path), folder.has(path), folder.list(path)]).toEqual([
      undefined,
      false,
      [],
    ]);
});
