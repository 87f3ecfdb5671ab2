import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../../test/cli.ts';
import type { WriteFile } from '../write/write-file.ts';
import { completeFiles, readJournal, removeJournal, writeJournal } from './journal.ts';

const files: WriteFile[] = [
  { path: 'done.nix', state: 'replaced', before: 'old\n', content: 'new\n', executable: false },
  { path: 'left.nix', state: 'replaced', before: 'old\n', content: 'new\n', executable: false },
  { path: 'gone.nix', state: 'removed', before: 'old\n', content: '', executable: false },
  { path: 'stays.nix', state: 'removed', before: 'old\n', content: '', executable: false },
  { path: 'nix/made.nix', state: 'created', content: 'new\n', executable: false },
  { path: 'nix/to-make.nix', state: 'created', content: 'new\n', executable: false },
];

const texts = (folder: string) =>
  files.map(({ path }) =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined,
  );

test('what was left undone is done, and what is done stays', () => {
  const target = testFolder({
    'done.nix': 'new\n',
    'left.nix': 'old\n',
    'stays.nix': 'old\n',
    'nix/made.nix': 'new\n',
    'nix/.123-abc.nix-project.tmp': 'half',
  });
  const gitFolder = testFolder();
  writeJournal(gitFolder, { target, prefix: '', files, conflicts: [] });
  const journal = readJournal(gitFolder);
  if (journal === undefined) throw new Error('There is no journal.');
  completeFiles(gitFolder, journal);
  expect(texts(target)).toEqual(['new\n', 'new\n', undefined, undefined, 'new\n', 'new\n']);
  expect(existsSync(join(target, 'nix/.123-abc.nix-project.tmp'))).toBe(false);
  removeJournal(gitFolder);
  expect(readJournal(gitFolder)).toBeUndefined();
});

test('a run that was killed at its very end leaves nothing behind', () => {
  const [done] = files;
  if (done === undefined) throw new Error('There is no file.');
  const target = testFolder({ 'done.nix': 'new\n', '.nix-project.lock': '4194305' });
  completeFiles(testFolder(), { target, prefix: '', files: [done], conflicts: [] });
  expect(readdirSync(target)).toEqual(['done.nix']);
});

test('one file that was changed since stops it before anything is written', () => {
  const target = testFolder({ 'done.nix': 'old\n', 'left.nix': 'mine\n' });
  const gitFolder = testFolder();
  expect(() => completeFiles(gitFolder, { target, prefix: '', files, conflicts: [] })).toThrow(
    'left.nix was changed since',
  );
  expect(readFileSync(join(target, 'done.nix'), 'utf8')).toBe('old\n');
});

test('a journal that is not whole is none', () => {
  const gitFolder = testFolder();
  writeFileSync(join(gitFolder, 'create-nix-project-update.json.tmp'), '{"target"');
  expect(readJournal(gitFolder)).toBeUndefined();
});
