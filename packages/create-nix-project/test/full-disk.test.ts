import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli } from './cli.ts';
import { smallDisk } from './small-disk.ts';

test.for([
  '.',
  'new',
])('on a full disk %s is as it was, and one sentence says why', (target, context) => {
  const folder = smallDisk(context);
  writeFileSync(join(folder, '.gitignore'), '/secret\n');
  // Some of the files still fit.
  writeFileSync(join(folder, 'theirs'), 'x'.repeat(30_000));
  const { code, stdout, stderr } = cli(folder, [
    target,
    '--template',
    'uv',
    '--yes',
    '--name',
    'x',
  ]);
  const place = target === '.' ? folder : join(folder, target);
  expect([code, stdout, stderr]).toEqual([
    1,
    '',
    `error: Writing to ${place} failed: the disk is full.\nEverything is as it was before.\n`,
  ]);
  expect(readdirSync(folder).sort()).toEqual(['.gitignore', 'theirs']);
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('/secret\n');
});
