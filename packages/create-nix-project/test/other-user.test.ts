import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { main, testFolder } from './cli.ts';

const nobody = { uid: 65534, gid: 65534 };

// Root may write everywhere, so the command has to run as somebody else.
test.runIf(process.getuid?.() === 0)('a folder that is not writable is refused', () => {
  const folder = testFolder();
  const program = join(testFolder(), 'main.cjs');
  cpSync(main, program);
  for (const path of [folder, program, join(program, '..')]) chmodSync(path, 0o755);
  const options = { cwd: folder, encoding: 'utf8', env: { PATH: '' }, ...nobody } as const;
  for (const target of ['.', 'new']) {
    const args = [program, target, '--yes', '--name', 'x', '--no-git'];
    const { status, stderr } = spawnSync(process.execPath, args, options);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/ is not writable\.\n/)]);
  }
  expect(readdirSync(folder)).toEqual([]);
});
