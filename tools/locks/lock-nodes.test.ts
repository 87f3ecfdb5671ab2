import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findNix } from '../host/nix.ts';
import { runOrThrow } from '../host/run.ts';
import { relock } from './lock-nodes.ts';

let folder: string;
const git = (...args: string[]) =>
  runOrThrow('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@t', ...args]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'input-'));
  await writeFile(join(folder, 'flake.nix'), '{ outputs = _: { }; }\n');
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'first');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('an input is locked to its newest commit', async () => {
  const original = { type: 'git', url: `file://${folder}`, ref: 'main' };
  const before = { tool: { locked: { rev: 'old' }, original } };
  const after = await relock(before, await findNix());
  const rev = (await git('rev-parse', 'HEAD')).trim();
  expect(after.tool?.original).toEqual(original);
  expect(after.tool?.locked).toMatchObject({ rev, narHash: expect.stringMatching(/^sha256-/) });
});

test('an input that is not there is an error that names it', async () => {
  const original = { type: 'git', url: 'file:///not/there', ref: 'main' };
  const before = { tool: { locked: {}, original } };
  await expect(relock(before, await findNix())).rejects.toThrow('/not/there');
});
