import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError, exitCodes } from '../errors.ts';
import { fileReason } from '../system/file-error.ts';
import type { OurFile } from './merge-file.ts';

/**
 * The files of a project at these paths, as far as they are there. What is no file of its own any
 * more, such as a link, is an obstacle, which is left as it is.
 *
 * @throws {CliError} exit code 1 for a file that cannot be read
 */
export function readOurs(target: string, paths: Iterable<string>): Map<string, OurFile> {
  const files = new Map<string, OurFile>();
  for (const path of paths) {
    const file = readOne(target, path);
    if (file !== undefined) files.set(path, file);
  }
  return files;
}

function readOne(target: string, path: string): OurFile | undefined {
  try {
    const found = look(target, path);
    if (found === undefined || 'obstacle' in found) return found;
    const bytes = readFileSync(join(target, path));
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    if (!Buffer.from(text).equals(bytes)) return { obstacle: 'not text in UTF-8' };
    return { text, executable: found.executable };
  } catch (error) {
    throw new CliError(`${path} cannot be read: ${fileReason(error)}.`, {
      code: 'unreadable',
      exitCode: exitCodes.failed,
      hint: 'Nothing was written.',
      cause: error,
    });
  }
}

type Found = { readonly obstacle: string } | { readonly executable: boolean };

/** Looks at the folders above, too: behind a link is something else. */
function look(target: string, path: string): Found | undefined {
  const parts = path.split('/');
  for (let count = 1; count <= parts.length; count += 1) {
    const entry = lstatSync(join(target, ...parts.slice(0, count)), { throwIfNoEntry: false });
    if (entry === undefined) return undefined;
    const subject = count === parts.length ? '' : ` (${parts.slice(0, count).join('/')})`;
    if (entry.isSymbolicLink()) return { obstacle: `a symbolic link${subject}` };
    if (count === parts.length)
      return entry.isFile()
        ? { executable: (entry.mode & 0o100) !== 0 }
        : { obstacle: entry.isDirectory() ? 'a folder' : 'not a file' };
    if (!entry.isDirectory()) return { obstacle: `below a file${subject}` };
  }
  return undefined;
}
