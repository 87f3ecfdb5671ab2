import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { flakeFolder, flakeInputs } from './flake-inputs.ts';

const known = ['nixpkgs', 'crane', 'rust-overlay'];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flake-inputs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('both ways to write an input count', async () => {
  await writeFile(
    join(folder, 'flake.nix'),
    '{ inputs = { crane.url = "github:ipetkov/crane"; rust-overlay = { url = "x"; }; }; outputs = _: { }; }',
  );
  expect(flakeInputs(folder, known)).toEqual(['crane', 'rust-overlay']);
});

test('a lock counts, and an argument of `outputs` does not', async () => {
  await writeFile(join(folder, 'flake.nix'), '{ outputs = { crane, my-crane, ... }: { }; }');
  const lock = { nodes: { root: { inputs: { nixpkgs: 'nixpkgs' } }, nixpkgs: {} }, root: 'root' };
  await writeFile(join(folder, 'flake.lock'), JSON.stringify(lock));
  expect(flakeInputs(folder, known)).toEqual(['nixpkgs']);
});

test('a folder without a flake has no inputs', () => {
  expect(flakeInputs(folder, known)).toEqual([]);
});

test('the flake is the one that is named, or else the nearest one above', async () => {
  await mkdir(join(folder, 'app/src'), { recursive: true });
  await mkdir(join(folder, 'other'));
  await writeFile(join(folder, 'app/flake.nix'), '{ }');
  await writeFile(join(folder, 'other/flake.nix'), '{ }');
  const src = join(folder, 'app/src');
  expect(flakeFolder(['build', '.#x'], src)).toBe(join(folder, 'app'));
  expect(flakeFolder(['build', '../../other#x'], src)).toBe(join(folder, 'other'));
  expect(flakeFolder(['build', `path:${folder}/other`], src)).toBe(join(folder, 'other'));
  const override = ['--override-input', 'x', `path:${folder}/other`];
  expect(flakeFolder(['build', ...override], src)).toBe(join(folder, 'app'));
  expect(flakeFolder(['develop'], folder)).toBe(folder);
});
