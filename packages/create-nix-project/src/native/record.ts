import { posix } from 'node:path';
import { baseName, isSharedObject } from './object.ts';

/** What the RECORD of an installed package lists, as far as it matters here. */
export interface InstalledFiles {
  /** Shared objects, with paths from the folder in which `*.dist-info` is. */
  readonly objects: readonly string[];
  /** The first parts of the paths of all its files. */
  readonly folders: ReadonlySet<string>;
}

/**
 * Reads a RECORD: lines of CSV with path, hash and size.
 * https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-record-file
 */
export function readRecord(text: string): InstalledFiles {
  const objects: string[] = [];
  const folders = new Set<string>();
  let folder = '\n';
  let nextObject = text.indexOf('.so');
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    while (nextObject >= 0 && nextObject < at) nextObject = text.indexOf('.so', at);
    const mayBeObject = nextObject >= 0 && nextObject < end;
    // The files of a folder stand together, so that most lines need no more than this.
    if (mayBeObject || !text.startsWith(folder, at)) {
      const path = normalPath(firstField(text.slice(at, end)));
      const slash = path.indexOf('/');
      if (slash > 0) {
        folder = path.slice(0, slash + 1);
        folders.add(path.slice(0, slash));
      }
      if (mayBeObject && isSharedObject(baseName(path))) objects.push(path);
    }
    at = end + 1;
  }
  return { objects, folders };
}

function normalPath(path: string): string {
  return /\.\/|\/\//.test(path) ? posix.normalize(path) : path;
}

function firstField(line: string): string {
  const quoted = /^"((?:[^"]|"")*)"/.exec(line)?.[1];
  if (quoted !== undefined) return quoted.replaceAll('""', '"');
  const comma = line.indexOf(',');
  return comma < 0 ? line : line.slice(0, comma);
}
