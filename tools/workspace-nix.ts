/**
 * Stands for `nix` in the Nx targets of this repository, where Nix may have to be unpacked and inputs to
 * be replaced. `flake check` is checkFlake's, for all systems and with the result kept for the table.
 * Everything else is what tools/nix.ts does. What only reads gets a copy as a clone would be, with the
 * uv.lock that this repository does not keep.
 */
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { repository } from './host/cache.ts';
import { freshCopy } from './host/fresh-copy.ts';
import { describeNix } from './host/nix.ts';
import { reportFlake } from './host/report-flake.ts';

/** Commands that leave the folder of the flake as it is. */
const readers = ['build', 'flake show', 'run'];

const args = process.argv.slice(2);
const folder = process.cwd();
if (args[0] === '--version') process.stdout.write(`${await describeNix()}\n`);
else if (args[0] === 'flake' && args[1] === 'check') {
  const name = folder === repository ? 'workspace' : basename(folder);
  await reportFlake(name, { folder, name });
} else if (readers.includes(args.slice(0, 2).join(' ')) || readers.includes(args[0] ?? '')) {
  const copy = await freshCopy({ folder });
  process.exitCode = runNix(copy);
  await rm(copy, { recursive: true, force: true });
} else process.exitCode = runNix(folder);

function runNix(cwd: string): number {
  const script = join(repository, 'tools/nix.ts');
  const options = { stdio: 'inherit', env: { ...process.env, INIT_CWD: cwd } } as const;
  return spawnSync('node', ['--import', 'tsx', script, ...args], options).status ?? 1;
}
