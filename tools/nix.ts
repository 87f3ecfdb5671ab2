/**
 * Nix as the checks run it, for people who have none: `npx tsx tools/nix.ts develop ./my-app`.
 * Standard input and output are those of Nix, and so is the exit code.
 */
import { resolve } from 'node:path';
import process from 'node:process';
import { startNix } from './host/start-nix.ts';

try {
  const folder = resolve(process.env.INIT_CWD ?? '.');
  process.exitCode = await startNix(process.argv.slice(2), folder);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
