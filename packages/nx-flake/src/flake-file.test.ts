import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readFlake, readOptional } from './flake-file.ts';

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'flake-file-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a flake.nix is read', () => {
  const path = join(temporary(), 'flake.nix');
  writeFileSync(path, '{ outputs = _: { }; }');
  expect(readFlake(path)).toEqual({ text: '{ outputs = _: { }; }' });
  expect(readOptional(path)).toBe('{ outputs = _: { }; }');
});

test.each([
  ['that is missing', () => {}, 'cannot be read (ENOENT)'],
  ['that is a folder', (path: string) => mkdirSync(path), 'is no file'],
  ['that is empty', (path: string) => writeFileSync(path, ''), 'has no outputs'],
  [
    'that is huge',
    (path: string) => {
      writeFileSync(path, 'outputs');
      truncateSync(path, 2_000_000);
    },
    'is larger than 1000000 bytes',
  ],
])('one %s has a problem', (_, make, problem) => {
  const path = join(temporary(), 'flake.nix');
  make(path);
  expect(readFlake(path)).toEqual({ text: '', problem });
});
