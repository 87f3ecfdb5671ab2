import { readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError, exitCodes } from './errors.ts';

/**
 * Claims the folder for this process with a lock file. Returns the release.
 * @throws {CliError} exit code 1 when another run has it
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, '.nix-project.lock');
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => unlinkSync(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (ownerRuns(path)) break;
      rmSync(path, { force: true });
    }
  }
  throw new CliError(`Another run of create-nix-project is writing to ${folder}.`, {
    code: 'locked',
    exitCode: exitCodes.failed,
    hint: `Wait until it is done. If there is none, remove ${path}.`,
  });
}

/** How long a run may take between making its lock file and putting its number there. */
const fillTime = 2000;

function ownerRuns(path: string): boolean {
  try {
    const text = readFileSync(path, 'utf8');
    // A run that was killed in between leaves it empty.
    if (text === '') return Date.now() - statSync(path).mtimeMs < fillTime;
    return isRunning(Number(text));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
}

function isRunning(owner: number): boolean {
  if (!Number.isInteger(owner) || owner <= 0) return true;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
