import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asksForRust, asksForTorch } from './nix-setup.ts';

test.each([
  ['{ cudaSupport = true; }', 'torch', asksForTorch],
  ['available: [ available.pip-requirements-parser ]', 'torch', asksForTorch],
  ['{ rustPlatform, ... }: [ rustPlatform.cargoSetupHook ]', 'Rust', asksForRust],
  ['pkgs: [ pkgs.cargo ]', 'Rust', asksForRust],
])('a flake with `%s` in a Nix file asks for %s', async (text, _, asks) => {
  const folder = await mkdtemp(join(tmpdir(), 'asks-'));
  try {
    await mkdir(join(folder, 'nix/python'), { recursive: true });
    await writeFile(join(folder, 'flake.nix'), '{ }');
    await writeFile(join(folder, 'nix/notes.md'), text);
    expect(asks(folder)).toBe(false);
    await writeFile(join(folder, 'nix/python/packages.nix'), text);
    expect(asks(folder)).toBe(true);
  } finally {
    await rm(folder, { recursive: true });
  }
});
