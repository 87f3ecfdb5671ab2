/** Writes a set of files into one folder: all of them, or none. */
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError, exitCodes } from '../errors.ts';
import { fileReason } from '../system/file-error.ts';
import type { FileChange, Pending } from '../values.ts';
import { extendLines } from './extend-lines.ts';
import { onInterrupt } from './interrupt.ts';
import { isKept } from './keep-file.ts';
import { makeFolder, temporaryPath } from './make-folder.ts';
import { resolveInside } from './target-folder.ts';
import { rollBack, type Undo } from './undo.ts';
import type { WriteFile } from './write-file.ts';
import { writeInto } from './write-into.ts';

/** Nobody compares a larger one with a few lines. */
const largestFile = 50_000_000;

/**
 * Compares the wanted files with the disk and writes nothing.
 *
 * @param pending what others are about to write, which counts before what is on the disk
 * @throws {CliError} exit code 3 when a path leads out of the target or something that is no file
 * is there, 1 when what is there cannot be read
 */
export function planWrite(
  target: string,
  changes: readonly FileChange[],
  pending?: Pending,
): readonly WriteFile[] {
  return changes.map((change) => {
    try {
      const place = resolveInside(target, change.path);
      const before = pending?.has(change.path)
        ? pending.get(change.path)
        : readThere(place, change.path);
      return compare(before, change);
    } catch (error) {
      if (error instanceof CliError) throw error;
      throw new CliError(`${change.path} cannot be read: ${fileReason(error)}.`, {
        code: 'unreadable',
        exitCode: exitCodes.failed,
        hint: 'Nothing was written.',
        cause: error,
      });
    }
  });
}

/** The text of the file; undefined when there is none. */
function readThere(place: string, path: string): string | undefined {
  if (!existsSync(place)) return undefined;
  const status = statSync(place);
  if (!status.isFile())
    throw new CliError(`${path} exists and is not a file. Nothing was written.`, {
      code: 'conflict',
      exitCode: exitCodes.refused,
      hint: 'Move it away and run the command again.',
    });
  if (status.size > largestFile) throw Object.assign(new Error(), { code: 'EFBIG' });
  return readFileSync(place, 'utf8');
}

function compare(before: string | undefined, change: FileChange): WriteFile {
  const { path, content, executable, extend } = change;
  const file = { path, content, executable };
  if (before === undefined) return { ...file, state: 'created' };
  if (isKept(change, before)) return { ...file, content: before, before, state: 'kept' };
  const wanted = extend ? extendLines(before, content) : content;
  if (before === wanted) return { ...file, content: wanted, before, state: 'unchanged' };
  return { ...file, content: wanted, before, state: extend ? 'extended' : 'conflict' };
}

/**
 * Writes what is to be created, extended, replaced or removed. On any failure, or Ctrl-C, the folder is
 * as it was before. Two writers at once are kept apart by a lock file.
 * @throws {CliError} exit code 1 with the reason
 */
export function write(target: string, files: readonly WriteFile[]): void {
  const pending = files.filter(({ state }) => !['unchanged', 'kept', 'conflict'].includes(state));
  if (pending.length === 0) return;
  const undo: Undo = [];
  const release = onInterrupt(() => rollBack(undo));
  try {
    if (existsSync(target)) writeInto(target, pending, undo);
    else writeNew(target, pending, undo);
  } catch (error) {
    const left = rollBack(undo);
    throw error instanceof CliError ? error : writeError(target, error, left);
  } finally {
    release();
  }
}

/** A folder that is not there yet is made beside its place, and appears at once with all files. */
function writeNew(target: string, files: readonly WriteFile[], undo: Undo): void {
  makeFolder(dirname(target), undo);
  const temporary = temporaryPath(dirname(target));
  undo.push(() => rmSync(temporary, { recursive: true, force: true }));
  for (const { path, content, executable } of files) {
    const place = join(temporary, path);
    // Node's own "recursive" does not end where the kernel makes no folders, as in /proc.
    makeFolder(dirname(place), []);
    writeFileSync(place, content, { mode: executable ? 0o755 : 0o644 });
  }
  renameSync(temporary, target);
}

function writeError(target: string, error: unknown, left: readonly string[]): CliError {
  return new CliError(`Writing to ${target} failed: ${fileReason(error)}.`, {
    code: 'write-failed',
    exitCode: exitCodes.failed,
    hint:
      left.length === 0
        ? 'Everything is as it was before.'
        : `These could not be restored: ${left.join(', ')}.`,
    cause: error,
  });
}
