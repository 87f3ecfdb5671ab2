import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostSystem } from '../../../tools/host/nix-setup.ts';
import { runOrThrow } from '../../../tools/host/run.ts';
import { copyStarter, type StarterCopy } from '../../../tools/test/starter.ts';

let copy: StarterCopy;
beforeEach(async () => {
  copy = await copyStarter('rust-crane');
});
afterEach(() => copy.remove());

/** What would be built of the crates and of their dependencies: derivations. */
async function derivations(): Promise<{ crates: string; dependencies: readonly string[] }> {
  const check = `.#checks.${hostSystem()}.clippy.drvPath`;
  const crates = await copy.nix('eval', '--raw', check);
  const needed = await copy.nix('derivation', 'show', '--recursive', crates.stdout);
  expect([crates.code, needed.code], crates.stderr + needed.stderr).toEqual([0, 0]);
  const names = needed.stdout.match(/[\w.-]+-deps-[\w.-]+\.drv/g) ?? [];
  expect(names).not.toEqual([]);
  return { crates: crates.stdout, dependencies: [...new Set(names)].sort() };
}

async function add(path: string): Promise<void> {
  const file = join(copy.folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, 'new\n', { flag: 'a' });
  await runOrThrow('git', ['add', '--force', path], { cwd: copy.folder });
}

test.each([
  'README.md',
  '.github/workflows/other.yml',
  '.envrc',
])('after a change of %s nothing is compiled again', async (path) => {
  const before = await derivations();
  await add(path);
  expect(await derivations()).toEqual(before);
});

test.each([
  'crates/rust-crane-starter/tests/data/input.txt',
  'assets/logo.svg',
  'a.sql',
])('a build sees %s, and no dependency is compiled again', async (path) => {
  const before = await derivations();
  await add(path);
  const after = await derivations();
  expect(after.dependencies).toEqual(before.dependencies);
  expect(after.crates).not.toBe(before.crates);
});
