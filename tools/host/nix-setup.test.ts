import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asksForTorch } from './nix-setup.ts';

test.each([
  '{ cudaSupport = true; }',
  'available: [ available.pip-requirements-parser ]',
])('a flake with `%s` in a Nix file asks for torch', async (text) => {
  const folder = await mkdtemp(join(tmpdir(), 'asks-for-torch-'));
  try {
    await mkdir(join(folder, 'nix/python'), { recursive: true });
    await writeFile(join(folder, 'flake.nix'), '{ }');
    await writeFile(join(folder, 'nix/notes.md'), text);
    expect(asksForTorch(folder)).toBe(false);
    await writeFile(join(folder, 'nix/python/packages.nix'), text);
    expect(asksForTorch(folder)).toBe(true);
  } finally {
    await rm(folder, { recursive: true });
  }
});
