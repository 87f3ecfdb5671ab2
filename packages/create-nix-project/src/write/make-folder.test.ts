import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../../test/cli.ts';
import { makeFolder } from './make-folder.ts';
import { rollBack, type Undo } from './undo.ts';

function names(folder: string): string[] {
  return readdirSync(folder, { recursive: true }).map(String).sort();
}

test('undoing removes the folders that were made, and no other', () => {
  const folder = testFolder({ 'there/file': '' });
  const undo: Undo = [];
  makeFolder(join(folder, 'there/a/b'), undo);
  makeFolder(join(folder, 'there/a/c'), undo);
  expect(names(folder)).toEqual(['there', 'there/a', 'there/a/b', 'there/a/c', 'there/file']);
  expect([rollBack(undo), names(folder)]).toEqual([[], ['there', 'there/file']]);
});

test('undoing leaves a folder in which somebody else has put something', () => {
  const folder = testFolder();
  const undo: Undo = [];
  makeFolder(join(folder, 'a/b'), undo);
  writeFileSync(join(folder, 'a/theirs'), '');
  expect([rollBack(undo), names(folder)]).toEqual([[], ['a', 'a/theirs']]);
});

test('those above a folder that cannot be made are undone too', () => {
  const folder = testFolder();
  const undo: Undo = [];
  expect(() => makeFolder(join(folder, 'a/b', 'x'.repeat(300)), undo)).toThrow('ENAMETOOLONG');
  expect([rollBack(undo), names(folder)]).toEqual([[], []]);
});

test('a file in the way is an error, a folder is none', () => {
  const folder = testFolder({ file: '' });
  mkdirSync(join(folder, 'a'));
  const undo: Undo = [];
  makeFolder(join(folder, 'a'), undo);
  expect(undo).toEqual([]);
  expect(() => makeFolder(join(folder, 'file/b'), undo)).toThrow('ENOTDIR');
});
