/** Writes a set of files into one folder: all of them, or none. */
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError, exitCodes } from './errors.ts';
import { extendLines } from './extend-lines.ts';
import { onInterrupt } from './interrupt.ts';
import { lockFolder } from './lock-folder.ts';
import { resolveInside } from './target.ts';
import type { FileChange } from './types.ts';

/** One file, compared with what is on disk. */
export interface WriteFile {
  readonly path: string;
  readonly state: 'created' | 'extended' | 'unchanged' | 'conflict';
  /** What is there now; absent when nothing is. */
  readonly before?: string;
  readonly content: string;
  readonly executable: boolean;
}

/**
 * Compares the wanted files with the disk and writes nothing.
 * @throws {CliError} exit code 3 when a path leads out of the target
 */
export function planWrite(target: string, changes: readonly FileChange[]): readonly WriteFile[] {
  return changes.map((change) => compare(resolveInside(target, change.path), change));
}

function compare(place: string, { path, content, executable, extend }: FileChange): WriteFile {
  const file = { path, content, executable };
  if (!existsSync(place)) return { ...file, state: 'created' };
  if (!statSync(place).isFile())
    throw new CliError(`${path} is there and is not a file. Nothing was written.`, {
      code: 'conflict',
      exitCode: exitCodes.refused,
      hint: 'Move it away and run the command again.',
    });
  const before = readFileSync(place, 'utf8');
  const wanted = extend ? extendLines(before, content) : content;
  if (before === wanted) return { ...file, content: wanted, before, state: 'unchanged' };
  return { ...file, content: wanted, before, state: extend ? 'extended' : 'conflict' };
}

/**
 * Writes what `planWrite` found to be created or extended. On any failure, or Ctrl-C, the folder is
 * as it was before. Two writers at once are kept apart by a lock file.
 * @throws {CliError} exit code 1 with the reason
 */
export function write(target: string, files: readonly WriteFile[]): void {
  const pending = files.filter(({ state }) => state === 'created' || state === 'extended');
  if (pending.length === 0) return;
  const undo: (() => void)[] = [];
  const rollBack = () => {
    for (const step of undo.splice(0).reverse()) attempt(step);
  };
  const release = onInterrupt(rollBack);
  try {
    if (existsSync(target)) writeInto(target, pending, undo);
    else writeNew(target, pending, undo);
  } catch (error) {
    rollBack();
    throw error instanceof CliError ? error : writeError(target, error);
  } finally {
    release();
  }
}

/** A folder that is not there yet is made beside its place, and appears at once with all files. */
function writeNew(target: string, files: readonly WriteFile[], undo: (() => void)[]): void {
  makeFolder(dirname(target), undo);
  const temporary = temporaryPath(dirname(target));
  undo.push(() => rmSync(temporary, { recursive: true, force: true }));
  for (const { path, content, executable } of files) {
    const place = join(temporary, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content, { mode: executable ? 0o755 : 0o644 });
  }
  renameSync(temporary, target);
}

function writeInto(target: string, files: readonly WriteFile[], undo: (() => void)[]): void {
  const unlock = lockFolder(target);
  undo.push(unlock);
  for (const file of files) writeOne(resolveInside(target, file.path), file, undo);
  undo.length = 0;
  unlock();
}

function writeOne(place: string, file: WriteFile, undo: (() => void)[]): void {
  makeFolder(dirname(place), undo);
  const temporary = temporaryPath(dirname(place));
  const mode =
    file.state === 'extended' ? statSync(place).mode & 0o777 : file.executable ? 0o755 : 0o644;
  const removeTemporary = () => unlinkSync(temporary);
  undo.push(removeTemporary);
  if (file.state === 'created') {
    writeFileSync(temporary, file.content, { flag: 'wx', mode });
    // Unlike a rename, a link fails when a file has appeared there in the meantime.
    linkSync(temporary, place);
    undo.push(() => unlinkSync(place));
    unlinkSync(temporary);
    return;
  }
  const { before = '' } = file;
  writeFileSync(temporary, file.content, { flag: 'wx', mode });
  if (readFileSync(place, 'utf8') !== before)
    throw new Error(`${file.path} was changed by another program meanwhile`);
  renameSync(temporary, place);
  undo.push(() => {
    writeFileSync(temporary, before, { flag: 'wx', mode });
    renameSync(temporary, place);
  });
}

/** Free, as good as always; and where it is not, nothing is overwritten. */
function temporaryPath(folder: string): string {
  const name = `${process.pid}-${Math.random().toString(36).slice(2)}`;
  return join(folder, `.${name}.nix-project.tmp`);
}

function makeFolder(folder: string, undo: (() => void)[]): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  // Innermost first when undone: folders are undone in reverse, so push from the outside in.
  const made: string[] = [];
  for (let path = folder; path.length >= first.length; path = dirname(path)) made.unshift(path);
  for (const path of made) undo.push(() => rmdirSync(path));
}

/** One step of cleaning up; a later step still has to run when this one finds nothing to do. */
function attempt(step: () => void): void {
  try {
    step();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTEMPTY' && code !== 'ENOSPC') throw error;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EEXIST: 'a file appeared there while the command ran',
  ENOTEMPTY: 'a folder appeared there while the command ran',
  ENAMETOOLONG: 'a name is too long for the file system',
};

function writeError(target: string, error: unknown): CliError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new CliError(`Writing to ${target} failed: ${reasons[code] ?? message}.`, {
    code: 'write-failed',
    exitCode: exitCodes.failed,
    hint: 'Everything is as it was before.',
    cause: error,
  });
}
