import { mkdir, mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linkMount } from './mounts.ts';

test('several may make the same link at once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mounts-'));
  try {
    await mkdir(join(folder, 'cache'));
    const link = join(folder, 'r00');
    await Promise.all([1, 2, 3].map(() => linkMount(link, join(folder, 'cache'))));
    expect(await readlink(link)).toBe(join(folder, 'cache'));
  } finally {
    await rm(folder, { recursive: true });
  }
});
