import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CliError, cancelled, exitCodes } from '../errors.ts';
import { readingUnchanged } from './changed-meanwhile.ts';
import { lockPath } from './claim-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changed-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const refused = new CliError('It does not fit.', { code: 'unfit', exitCode: exitCodes.refused });

/** What is thrown when reading fails with `error`, after `meanwhile` has happened. */
const failing = (error: Error, meanwhile = () => {}) =>
  readingUnchanged(folder, async () => {
    meanwhile();
    throw error;
  });

const change = () => writeFileSync(join(folder, 'flake.nix'), '');

test('what reading gives is given, also when the folder has changed', async () => {
  const read = async () => {
    change();
    return 1;
  };
  expect(await readingUnchanged(folder, read)).toBe(1);
});

test('a refusal stands when nothing has changed', async () => {
  // Left by a run that was killed.
  writeFileSync(lockPath(folder), '4194305');
  await expect(failing(refused)).rejects.toBe(refused);
});

test('a refusal of a folder that has changed tells of the change', async () => {
  const changed = { code: 'changed', exitCode: exitCodes.failed };
  await expect(failing(refused, change)).rejects.toMatchObject(changed);
  writeFileSync(lockPath(folder), String(process.pid));
  await expect(failing(refused)).rejects.toMatchObject(changed);
});

test('Ctrl-C and defects stay what they are', async () => {
  for (const error of [cancelled(), new TypeError('x')])
    await expect(failing(error, change)).rejects.toBe(error);
});
