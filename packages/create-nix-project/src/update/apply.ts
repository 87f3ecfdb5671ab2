import { onInterrupt } from '../write/interrupt.ts';
import { write } from '../write/write.ts';
import { type WriteFile } from '../write/write-file.ts';
import { removeEmptyFolders } from './empty-folders.ts';
import { type Conflict, markConflicts } from './index-stages.ts';
import { completeFiles, readJournal, removeJournal, writeJournal } from './journal.ts';
import type { MergedFile } from './merge-project.ts';
import type { Repository } from './repository.ts';

interface Merge {
  readonly merged: readonly MergedFile[];
  readonly writes: readonly WriteFile[];
}

/**
 * Writes a merge: all files, or none; then tells git of the conflicts.
 *
 * @returns why git does not know of the conflicts; undefined when all is well
 * @throws {CliError} exit code 1 when a file could not be written
 */
export function applyMerge(repository: Repository, { merged, writes }: Merge): string | undefined {
  const { target, gitFolder, prefix } = repository;
  const files = writes.filter(({ state }) => state !== 'unchanged');
  if (files.length === 0) return undefined;
  const conflicts = merged.flatMap(({ path, executable, sides }): Conflict[] =>
    sides === undefined ? [] : [{ path, executable, sides }],
  );
  writeJournal(gitFolder, { target, prefix, files, conflicts });
  // What `write` takes back when it is told to stop is not to be done by the next run.
  const release = onInterrupt(() => removeJournal(gitFolder));
  try {
    write(target, files);
    removeEmptyFolders(target, files);
    return markConflicts(repository, conflicts);
  } finally {
    release();
    removeJournal(gitFolder);
  }
}

/**
 * Completes an update of this repository that was killed, so that it is never left half done.
 *
 * @returns whether there was one
 * @throws {CliError} exit code 3 when what it left was changed since
 */
export function finishInterrupted({ gitFolder }: Repository): boolean {
  const journal = readJournal(gitFolder);
  if (journal === undefined) return false;
  completeFiles(gitFolder, journal);
  markConflicts(journal, journal.conflicts);
  removeJournal(gitFolder);
  return true;
}
