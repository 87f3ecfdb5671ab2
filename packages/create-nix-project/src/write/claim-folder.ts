import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError, exitCodes } from '../errors.ts';
import { temporaryPath } from './make-folder.ts';
import type { Undo } from './undo.ts';

/** The file that a run has in a folder which it writes to. */
export function lockPath(folder: string): string {
  return join(folder, '.nix-project.lock');
}

/** Whether a run that is not over is writing to the folder. */
export function isLocked(folder: string): boolean {
  return ownerRuns(lockPath(folder));
}

/**
 * Claims the folder for this process with a lock file. Returns the release, which is in `undo` too.
 * @throws {CliError} exit code 1 when another run has it
 */
export function lockFolder(folder: string, undo: Undo): () => void {
  const path = lockPath(folder);
  const mine = temporaryPath(folder);
  undo.push(() => unlinkSync(mine));
  // Linked when it has its number: a run that is killed leaves no lock without one.
  writeFileSync(mine, String(process.pid), { flag: 'wx' });
  if (link(mine, path)) {
    const release = () => unlinkSync(path);
    undo.push(release);
    unlinkSync(mine);
    return release;
  }
  throw new CliError(`Another run of create-nix-project is writing to ${folder}.`, {
    code: 'locked',
    exitCode: exitCodes.failed,
    hint: `Wait until it is done. If there is none, remove ${path}.`,
  });
}

function link(mine: string, path: string): boolean {
  for (let tries = 0; tries < 3; tries += 1)
    try {
      linkSync(mine, path);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (ownerRuns(path)) return false;
      rmSync(path, { force: true });
    }
  return false;
}

function ownerRuns(path: string): boolean {
  try {
    const text = readFileSync(path, 'utf8');
    // A machine that lost its power may leave it empty.
    return text !== '' && isRunning(Number(text));
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
