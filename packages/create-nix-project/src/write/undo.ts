import { existsSync } from 'node:fs';

/** Steps that each take back one thing that was done; in the order in which it was done. */
export type Undo = (() => void)[];

/**
 * Takes everything back, the last thing first, and empties the list.
 * @returns the paths that could not be put back as they were
 */
export function rollBack(undo: Undo): readonly string[] {
  const left = undo
    .splice(0)
    .reverse()
    .map(attempt)
    .filter((path) => path !== undefined);
  return [...new Set(left)];
}

/** One step; a later one still has to run when this one fails or finds nothing to do. */
function attempt(step: () => void): string | undefined {
  try {
    step();
    return undefined;
  } catch (error) {
    const { code, path, message } = error as NodeJS.ErrnoException;
    // A folder that somebody else has put something into meanwhile is not ours any more.
    if (code === 'ENOTEMPTY') return undefined;
    // What is gone has nothing to be taken back; a read-only disk refuses before it looks.
    return path === undefined || existsSync(path) ? (path ?? message) : undefined;
  }
}
