/**
 * Stands for `nix` in the Nx targets of this repository, where Nix may have to be unpacked and inputs to
 * be replaced. `flake check` is checkFlake's, for all systems and with the result kept for the table.
 * Everything else is what tools/nix.ts does. What only reads gets a copy as a clone would be, with the
 * uv.lock that this repository does not keep.
 */
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import process from 'node:process';
import { repository } from '../host/cache.ts';
import { freshCopy } from '../host/fresh-copy.ts';
import { describeNix } from '../host/nix.ts';
import { reportFlake } from '../host/report-flake.ts';
import { startNix } from '../host/start-nix.ts';

/** Commands that leave the folder of the flake as it is. */
const readers = ['build', 'flake show', 'run'];

const args = process.argv.slice(2);
const folder = process.cwd();
try {
  if (args[0] === '--version') process.stdout.write(`${await describeNix()}\n`);
  else if (args[0] === 'flake' && args[1] === 'check') await check();
  else if (readers.includes(args.slice(0, 2).join(' ')) || readers.includes(args[0] ?? ''))
    process.exitCode = await inCopy((copy) => startNix(args, copy));
  else process.exitCode = await startNix(args, folder);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function check(): Promise<void> {
  const name = folder === repository ? 'workspace' : basename(folder);
  return reportFlake(name, { folder, name });
}

async function inCopy<T>(use: (copy: string) => Promise<T>): Promise<T> {
  const copy = await freshCopy({ folder });
  try {
    return await use(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
