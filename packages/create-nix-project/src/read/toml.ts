import { parse, TomlError, type TomlTable } from 'smol-toml';
import { CliError, exitCodes } from '../errors.ts';
import { type Evidence, evidenceAt } from '../values/evidence.ts';
import type { Folder } from './folder.ts';
import { tomlLines } from './toml-lines.ts';

/** A parsed TOML file that knows on which line a key stands. */
export interface TomlFile {
  readonly file: string;
  /** The value at a path of keys, whatever its type. */
  get(...keys: string[]): unknown;
  /** The line of the path, or of the longest part of it that the file spells out. */
  line(...keys: string[]): number | undefined;
  /** The file and that line. */
  place(...keys: string[]): Evidence;
  /** The line of a text in the list at a path of keys, or that of the list. */
  lineOf(text: string, ...keys: string[]): number | undefined;
}

/** Lines of a list in which an entry is looked for. */
const longestList = 500;

/**
 * Reads a TOML file; undefined when there is none.
 * @throws {CliError} exit code 1 with file, line and reason when it is not TOML
 */
export function readToml(folder: Folder, file: string): TomlFile | undefined {
  const text = folder.readText(file);
  if (text === undefined) return undefined;
  const root = parseToml(file, text);
  // Only where a fact was found is a line wanted, and never one of a long lock file.
  let lines: ReadonlyMap<string, number> | undefined;
  let outer: ReadonlyMap<string, number> | undefined;
  const line = (...keys: string[]) => {
    lines ??= tomlLines(text);
    const path = JSON.stringify(keys);
    const exact = lines.get(path);
    if (exact !== undefined) return exact;
    outer ??= outerLines(lines);
    const inner = outer.get(path);
    if (inner !== undefined) return inner;
    for (let length = keys.length - 1; length > 0; length -= 1) {
      const found = lines.get(JSON.stringify(keys.slice(0, length)));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  let rows: readonly string[] | undefined;
  return {
    file,
    get: (...keys) => keys.reduce<unknown>(member, root),
    line,
    place: (...keys) => evidenceAt(file, line(...keys)),
    lineOf(entry, ...keys) {
      const start = line(...keys);
      if (start === undefined) return undefined;
      rows ??= text.split('\n');
      const offset = rows
        .slice(start - 1, start + longestList)
        .findIndex((row) => row.includes(entry));
      return offset < 0 ? start : start + offset;
    },
  };
}

/** No fact stands deeper; a path of thousands of keys is nobody's. */
const deepest = 20;

/** Tables that only their inner tables spell out begin with the first of these. */
function outerLines(lines: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const outer = new Map<string, number>();
  for (const [path, line] of lines) {
    const keys: string[] = JSON.parse(path);
    for (let length = Math.min(keys.length - 1, deepest); length > 0; length -= 1) {
      const table = JSON.stringify(keys.slice(0, length));
      if (lines.has(table) || outer.has(table)) break;
      outer.set(table, line);
    }
  }
  return outer;
}

/** Reads a TOML file that is no more than a hint: one that is broken is none. */
export function readTomlHint(folder: Folder, file: string): TomlFile | undefined {
  try {
    return readToml(folder, file);
  } catch {
    return undefined;
  }
}

function member(value: unknown, key: string): unknown {
  const isTable = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isTable && Object.hasOwn(value, key) ? (value as TomlTable)[key] : undefined;
}

/**
 * Parses TOML.
 * @throws {CliError} exit code 1 with file, line and reason when it is not TOML
 */
export function parseToml(file: string, text: string): TomlTable {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split('\n')[0]?.replace('Invalid TOML document: ', '');
    throw new CliError(`${file}:${error.line}:${error.column}: ${reason}.`, {
      code: 'broken-file',
      exitCode: exitCodes.failed,
      hint: 'Fix the file and run the command again. Nothing was written.',
    });
  }
}
