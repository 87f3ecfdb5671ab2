import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { CliError, exitCodes } from '../errors.ts';

/** The read-only view of a project folder that probes get. */
export interface Folder {
  /** The text of a file, without a byte order mark; undefined when there is no such file. */
  readText(path: string): string | undefined;
  /** The text of a file that is no more than a hint: what is not UTF-8 in it is replaced. */
  readHint(path: string): string | undefined;
  /** Whether there is such a file; it is not read. */
  has(path: string): boolean;
  /** Names in a folder of the project; empty when there is no such folder. */
  list(path: string): readonly Entry[];
}

export interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Larger files are no manifests; the largest lock files in use have about 5 MB. */
const sizeLimit = 50_000_000;

/** Opens a folder for reading; it need not exist. */
export function openFolder(root: string): Folder {
  return {
    readText: (path) => readText(join(root, path), path, true),
    readHint: (path) => readText(join(root, path), path, false),
    has: (path) => look(join(root, path), path)?.isFile() === true,
    list: (path) => list(join(root, path)),
  };
}

function readText(place: string, path: string, fatal: boolean): string | undefined {
  const status = look(place, path);
  if (status?.isFile() !== true) return undefined;
  if (status.size > sizeLimit) throw unreadable(path, 'it is larger than 50 MB');
  try {
    return new TextDecoder('utf-8', { fatal }).decode(readFileSync(place));
  } catch (error) {
    throw unreadable(path, error instanceof TypeError ? 'it is not UTF-8 text' : reason(error));
  }
}

function look(place: string, path: string): Stats | undefined {
  try {
    return statSync(place, { throwIfNoEntry: false });
  } catch (error) {
    // A folder of the path is a file, as `.git` is in a worktree.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw unreadable(path, reason(error));
  }
}

function list(place: string): readonly Entry[] {
  try {
    return readdirSync(place, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      isFolder: entry.isDirectory(),
    }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw unreadable(place, reason(error));
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  ELOOP: 'its links go in a circle',
};

function reason(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}

function unreadable(path: string, reason: string): CliError {
  return new CliError(`${path} cannot be read: ${reason}.`, {
    code: 'unreadable',
    exitCode: exitCodes.failed,
    hint: 'Nothing was written.',
  });
}
