import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findNix } from '../host/nix.ts';
import { runOrThrow } from '../host/run.ts';
import { relock } from './lock-nodes.ts';

let folder: string;
const git = (...args: string[]) =>
  runOrThrow('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: folder });
const at = (name: string) => ({ type: 'git', url: `file://${folder}/${name}`, ref: 'main' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'input-'));
  const flakes = { plain: '', asking: 'inputs.nixpkgs.url = "git+file:///not/there"; ' };
  for (const [name, inputs] of Object.entries(flakes)) {
    await git('init', '--quiet', '--initial-branch', 'main', name);
    await writeFile(join(folder, name, 'flake.nix'), `{ ${inputs}outputs = _: { }; }\n`);
    await git('-C', name, 'add', '--all');
    await git('-C', name, 'commit', '--quiet', '--message', 'first');
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('an input is locked to its newest commit', async () => {
  const original = at('plain');
  const before = { tool: { locked: { rev: 'old' }, original } };
  const after = await relock(before, await findNix());
  const rev = (await git('-C', 'plain', 'rev-parse', 'HEAD')).trim();
  expect(after.tool?.original).toEqual(original);
  expect(after.tool?.locked).toMatchObject({ rev, narHash: expect.stringMatching(/^sha256-/) });
});

test('an input that follows another one still does, and brings none of its own', async () => {
  const follows = { nixpkgs: ['nixpkgs'] };
  const before = {
    nixpkgs: { locked: {}, original: at('plain') },
    tool: { inputs: follows, locked: {}, original: at('asking') },
  };
  const after = await relock(before, await findNix());
  expect(Object.keys(after)).toEqual(['nixpkgs', 'tool']);
  expect(after.tool?.inputs).toEqual(follows);
});

test('an input that is not there is an error that names it', async () => {
  const original = { type: 'git', url: 'file:///not/there', ref: 'main' };
  const before = { tool: { locked: {}, original } };
  await expect(relock(before, await findNix())).rejects.toThrow('/not/there');
});
