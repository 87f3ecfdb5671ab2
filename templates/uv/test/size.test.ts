import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderProject } from '../../../tools/test/render-project.ts';

/** What a reviewer of the pull request reads, for a project with default answers. */
it('adds at most 12 files with 500 lines, and a table of contents of 60', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'size-'));
  try {
    await renderProject(folder, 'uv', {});
    const names = await readdir(join(folder, 'nix'), { recursive: true });
    const paths = ['flake.nix', ...names.map((name) => `nix/${name}`)];
    const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')));
    const lines = texts.map((text) => text.split('\n').length - 1);
    expect(paths.length).toBeLessThanOrEqual(12);
    expect(lines[0]).toBeLessThanOrEqual(60);
    expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(500);
  } finally {
    await rm(folder, { recursive: true });
  }
});
