import { posix } from 'node:path';
import { baseName, isSharedObject } from '../object.ts';

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
  return { objects: objectsOf(text), folders: foldersOf(text) };
}

function objectsOf(text: string): string[] {
  const objects: string[] = [];
  let at = text.indexOf('.so');
  while (at >= 0) {
    const start = text.lastIndexOf('\n', at) + 1;
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const path = normalPath(firstField(text.slice(start, end)));
    if (isSharedObject(baseName(path))) objects.push(path);
    at = text.indexOf('.so', end);
  }
  return objects;
}

/**
 * The files of a folder stand together: one match has up to a thousand lines of one folder. What
 * `^` takes for the end of a line is no part of a name, or each of many would be looked past.
 */
const linesOfFolder = /^([^/\n\r\u2028\u2029]+)\/.*\n?(?:\1\/.*\n){0,1000}/gm;

function foldersOf(text: string): Set<string> {
  const folders = new Set<string>();
  for (const [, name = ''] of text.matchAll(linesOfFolder)) folders.add(name.replace(/^"/, ''));
  return folders;
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
