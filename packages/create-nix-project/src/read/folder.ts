import {
  type Dirent,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join, posix, sep } from 'node:path';
import { CliError, exitCodes } from '../errors.ts';

/**
 * The read-only view of a project folder that probes get. A link that leads out of the folder is
 * not followed: what it names counts as not there.
 */
export interface Folder {
  /** The text of a file, without a byte order mark; undefined when there is no such file. */
  readText(path: string): string | undefined;
  /**
   * The text of a file that is no more than a hint: what is not UTF-8 in it is replaced, and one
   * that may not be read or is longer than 2 MB is none.
   */
  readHint(path: string): string | undefined;
  /** Whether there is such a file; it is not read. */
  has(path: string): boolean;
  /** Names in a folder of the project; empty when there is no such folder. */
  list(path: string): readonly Entry[];
  /** The same by kind, without an object for each name: for walks. */
  names(path: string): Names;
}

/** A link is none of both, wherever it leads. */
export interface Names {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

export interface Entry {
  readonly name: string;
  /** Whether it is a folder itself: a link to one is none. */
  readonly isFolder: boolean;
}

/** Larger files are no manifests; the largest lock files in use have about 5 MB. */
const sizeLimit = 50_000_000;

/** What is read for a hint alone is written by people. */
const hintLimit = 2_000_000;

/** Opens a folder for reading; it need not exist. */
export function openFolder(root: string): Folder {
  // Folders that were seen to be no links, so that a walk need not look at each again.
  const real = new Set(['.']);
  const look = looker(root, real);
  const entries = (path: string) =>
    real.has(path) || look(path) !== undefined ? readFolder(`${root}/${path}`, path) : [];
  return {
    readText: (path) => readText(join(root, path), path, look(path)),
    readHint: (path) => readHint(join(root, path), () => look(path)),
    has: (path) => look(path)?.isFile() === true,
    list: (path) =>
      entries(path).map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() })),
    names(path) {
      const folders: string[] = [];
      const files: string[] = [];
      for (const entry of entries(path)) {
        if (entry.isFile()) files.push(entry.name);
        else if (entry.isDirectory()) {
          folders.push(entry.name);
          real.add(path === '.' ? entry.name : `${path}/${entry.name}`);
        }
      }
      return { folders, files };
    },
  };
}

/** The same view of a folder inside. */
export function within(folder: Folder, inner: string): Folder {
  if (inner === '.') return folder;
  const at = (path: string) => posix.join(inner, path);
  return {
    readText: (path) => folder.readText(at(path)),
    readHint: (path) => folder.readHint(at(path)),
    has: (path) => folder.has(at(path)),
    list: (path) => folder.list(at(path)),
    names: (path) => folder.names(at(path)),
  };
}

function readText(place: string, path: string, status: Stats | undefined): string | undefined {
  if (status?.isFile() !== true) return undefined;
  if (status.size > sizeLimit) throw unreadable(path, 'it is larger than 50 MB');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(place));
  } catch (error) {
    throw unreadable(path, error instanceof TypeError ? 'it is not UTF-8 text' : reason(error));
  }
}

function readHint(place: string, look: () => Stats | undefined): string | undefined {
  try {
    const status = look();
    if (status?.isFile() !== true || status.size > hintLimit) return undefined;
    return new TextDecoder().decode(readFileSync(place));
  } catch {
    return undefined;
  }
}

type Look = (path: string) => Stats | undefined;

/** Looks at what a path leads to, as long as that is in the folder. */
function looker(root: string, realFolders: ReadonlySet<string>): Look {
  let real: string | undefined;
  return (path) => {
    const place = join(root, path);
    try {
      if (realFolders.has(posix.dirname(path))) {
        const own = lstatSync(place, { throwIfNoEntry: false });
        if (own?.isSymbolicLink() !== true) return own;
      }
      const status = statSync(place, { throwIfNoEntry: false });
      if (status === undefined) return undefined;
      real ??= realpathSync.native(root);
      const found = realpathSync.native(place);
      return found === real || found.startsWith(real.endsWith(sep) ? real : real + sep)
        ? status
        : undefined;
    } catch (error) {
      if (isNowhere(error)) return undefined;
      throw unreadable(path, reason(error));
    }
  };
}

function readFolder(place: string, path: string): readonly Dirent[] {
  try {
    return readdirSync(place, { withFileTypes: true });
  } catch (error) {
    if (isNowhere(error)) return [];
    throw unreadable(path, reason(error));
  }
}

/**
 * Whether no file can have the path: a folder of it is a file, as `.git` is in a worktree, or some
 * manifest names what no file system has.
 */
function isNowhere(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(code);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  ELOOP: 'its links form a loop',
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
