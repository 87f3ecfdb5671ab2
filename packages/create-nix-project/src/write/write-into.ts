/** Writes files into a folder that is there, each beside its place first. */
import {
  chmodSync,
  chownSync,
  linkSync,
  readFileSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { lockFolder } from './claim-folder.ts';
import { extendedBytes } from './extend-lines.ts';
import { makeFolder, temporaryPath } from './make-folder.ts';
import { resolveInside } from './target-folder.ts';
import type { Undo } from './undo.ts';
import type { WriteFile } from './write-file.ts';

/**
 * Creates, extends, replaces and removes the files; `undo` is empty when all are there.
 * @throws whatever the file system says, and {CliError} when another run has the folder
 */
export function writeInto(target: string, files: readonly WriteFile[], undo: Undo): void {
  const unlock = lockFolder(target, undo);
  // Files of the user are replaced last, when nothing that needs space is left to do.
  const replacements: (() => void)[] = [];
  const done: Undo = [];
  for (const file of files) {
    const place = resolveInside(target, file.path);
    if (file.state === 'created') create(place, file, undo);
    else if (file.state === 'removed') replacements.push(removal(place, file, undo, done));
    else replacements.push(prepareReplacement(place, file, undo));
  }
  for (const replace of replacements) replace();
  for (const finish of done) finish();
  unlock();
  undo.length = 0;
}

function create(place: string, { content, executable }: WriteFile, undo: Undo): void {
  makeFolder(dirname(place), undo);
  const temporary = temporaryPath(dirname(place));
  undo.push(() => unlinkSync(temporary));
  writeFileSync(temporary, content, { flag: 'wx', mode: executable ? 0o755 : 0o644 });
  // Unlike a rename, a link fails when a file has appeared there in the meantime.
  linkSync(temporary, place);
  undo.push(() => unlinkSync(place));
  unlinkSync(temporary);
}

/** Writes the new file beside its place. Returns what puts it there. */
function prepareReplacement(place: string, file: WriteFile, undo: Undo): () => void {
  const { path, state, before = '', content } = file;
  const there = readFileSync(place);
  const temporary = temporaryPath(dirname(place));
  undo.push(() => unlinkSync(temporary));
  const bytes = state === 'extended' ? extendedBytes(there, before, content) : Buffer.from(content);
  writeLike(statSync(place), temporary, bytes);
  if (file.executable) chmodSync(temporary, executableMode(statSync(place).mode));
  return () => {
    checkUnchanged(place, path, before);
    renameSync(temporary, place);
    undo.push(() => putBack(place, temporary, there));
  };
}

/** Moves a file out of the way, from where it comes back when something fails later. */
function removal(place: string, { path, before = '' }: WriteFile, undo: Undo, done: Undo) {
  return () => {
    checkUnchanged(place, path, before);
    const temporary = temporaryPath(dirname(place));
    renameSync(place, temporary);
    undo.push(() => renameSync(temporary, place));
    done.push(() => unlinkSync(temporary));
  };
}

function checkUnchanged(place: string, path: string, before: string): void {
  if (readFileSync(place, 'utf8') !== before)
    throw new Error(`${path} was changed by another program meanwhile`);
}

/** Makes a file with the owner and the mode of another one, whatever the umask is. */
function writeLike({ uid, gid, mode }: Stats, path: string, bytes: Buffer): void {
  writeFileSync(path, bytes, { flag: 'wx' });
  // Nobody else may give files away; theirs are their own anyway.
  if (process.getuid?.() === 0) chownSync(path, uid, gid);
  chmodSync(path, mode & 0o7777);
}

/** Who may read it may run it. */
function executableMode(mode: number): number {
  return (mode & 0o7777) | ((mode & 0o444) >> 2);
}

function putBack(place: string, temporary: string, bytes: Buffer): void {
  try {
    writeLike(statSync(place), temporary, bytes);
    renameSync(temporary, place);
  } catch (error) {
    // What matters to people is the file that did not get its old content.
    throw Object.assign(error as Error, { code: 'not-restored', path: place });
  }
}
