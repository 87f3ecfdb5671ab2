import { readdirSync } from 'node:fs';
import process from 'node:process';
import { expect, test } from 'vitest';
import { testFolder } from '../../test/cli.ts';
import { lockFolder } from './claim-folder.ts';
import { rollBack, type Undo } from './undo.ts';

function lockedFolder(text: string): string {
  return testFolder({ '.nix-project.lock': text });
}

/** What `write` does: nothing stays behind when it fails. */
function claimInVain(folder: string): void {
  const undo: Undo = [];
  try {
    lockFolder(folder, undo);
  } finally {
    rollBack(undo);
  }
}

test('a folder is claimed once, and free again after the release', () => {
  const folder = testFolder();
  const release = lockFolder(folder, []);
  expect(() => claimInVain(folder)).toThrow('Another run of create-nix-project is writing');
  expect(readdirSync(folder)).toEqual(['.nix-project.lock']);
  release();
  expect(readdirSync(folder)).toEqual([]);
  const undo: Undo = [];
  lockFolder(folder, undo);
  expect([rollBack(undo), readdirSync(folder)]).toEqual([[], []]);
});

test.each([
  ['a run that is gone', '4194304'],
  ['a machine that lost its power', ''],
])('the lock of %s does not hinder', (_, text) => {
  const folder = lockedFolder(text);
  lockFolder(folder, [])();
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['another run', String(process.pid)],
  ['something else', 'theirs'],
])('the lock of %s hinders, and stays', (_, text) => {
  const folder = lockedFolder(text);
  expect(() => claimInVain(folder)).toThrow('Another run of create-nix-project is writing');
  expect(readdirSync(folder)).toEqual(['.nix-project.lock']);
});
