import { statSync } from 'node:fs';
import { CliError, exitCodes, isCliError } from '../errors.ts';
import { isLocked } from './claim-folder.ts';

/**
 * Reads a folder to decide what to write there. What is wrong with a folder that another run was just
 * writing to, was not wrong with the project: it is told of that run instead.
 *
 * @throws {CliError} exit code 1 when reading failed, and the folder is not what it was before
 */
export async function readingUnchanged<T>(folder: string, read: () => Promise<T>): Promise<T> {
  const before = changeTime(folder);
  try {
    return await read();
  } catch (error) {
    const isRefused = isCliError(error) && error.exitCode !== exitCodes.cancelled;
    // A run that is at work has the lock, and one that has ended has removed it from the folder.
    const isChanged = isLocked(folder) || changeTime(folder) !== before;
    if (!isRefused || !isChanged) throw error;
    throw new CliError(
      `Another run of create-nix-project, or another program, changed ${folder} while it was read. Nothing was written.`,
      { code: 'changed', exitCode: exitCodes.failed, hint: 'Run the command again.', cause: error },
    );
  }
}

/** When something was last added to the folder or taken from it; undefined while there is none. */
function changeTime(folder: string): bigint | undefined {
  return statSync(folder, { bigint: true, throwIfNoEntry: false })?.mtimeNs;
}
