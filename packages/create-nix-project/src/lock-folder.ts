import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError, exitCodes } from './errors.ts';

/**
 * Claims the folder for this process with a lock file. Returns the release.
 * @throws {CliError} exit code 1 when another run has it
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, '.nix-project.lock');
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => unlinkSync(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (ownerRuns(path)) break;
      unlinkSync(path);
    }
  }
  throw new CliError(`Another run of create-nix-project is writing to ${folder}.`, {
    code: 'locked',
    exitCode: exitCodes.failed,
    hint: `Wait until it is done. If there is none, remove ${path}.`,
  });
}

function ownerRuns(path: string): boolean {
  const owner = Number(readFileSync(path, 'utf8'));
  if (!Number.isInteger(owner) || owner <= 0) return true;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
