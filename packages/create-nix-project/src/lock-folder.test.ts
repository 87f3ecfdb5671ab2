import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { testFolder } from '../test/cli.ts';
import { lockFolder } from './lock-folder.ts';

/** A folder with a lock file that was written some seconds ago. */
function lockedFolder(text: string, age = 0): string {
  const folder = testFolder();
  const path = join(folder, '.nix-project.lock');
  writeFileSync(path, text);
  const time = Date.now() / 1000 - age;
  utimesSync(path, time, time);
  return folder;
}

test('a folder is claimed once, and free again after the release', () => {
  const folder = testFolder();
  const release = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow('Another run of create-nix-project is writing');
  release();
  expect(readdirSync(folder)).toEqual([]);
  lockFolder(folder)();
});

test.each([
  ['a run that is gone', '4194304', 0],
  ['a run that was killed before it could put its number there', '', 60],
])('the lock of %s does not hinder', (_, text, age) => {
  const folder = lockedFolder(text, age);
  lockFolder(folder)();
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['another run', String(process.pid), 0],
  ['another run that started long ago', String(process.pid), 100_000],
  ['a run that is about to put its number there', '', 0],
  ['something else', 'theirs', 100_000],
])('the lock of %s hinders, and stays', (_, text, age) => {
  const folder = lockedFolder(text, age);
  expect(() => lockFolder(folder)).toThrow('Another run of create-nix-project is writing');
  expect(readdirSync(folder)).toEqual(['.nix-project.lock']);
});
