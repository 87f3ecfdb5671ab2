import { CliError, exitCodes } from '../../errors.ts';

/** One `[[package]]` of a Cargo.lock. */
export interface LockedCrate {
  readonly name: string;
  readonly version: string;
  /** Where it comes from; a crate of the project itself has none. */
  readonly source?: string;
  /** Positions in the list of crates. */
  readonly dependencies: readonly number[];
  /** The line of its `[[package]]`, from 1; absent where the file is not as cargo writes it. */
  readonly line?: number;
}

interface Entry {
  readonly name: string;
  readonly version: string;
  readonly source?: string;
  readonly dependencies: readonly string[];
}

/**
 * The crates of a Cargo.lock, versions 1 to 4, with the edges between them as positions. An edge to
 * a crate that the file lacks is left out: cargo itself says so when it builds.
 *
 * @param root the parsed file, of any shape
 * @param text the same file, for the lines
 * @throws {CliError} exit code 1 where something has the wrong type, in one sentence
 */
export function readCargoLock(file: string, root: unknown, text: string): LockedCrate[] {
  const tables = packagesOf(file, root);
  const lines = packageLines(text);
  const line = (index: number) => (lines.length === tables.length ? lines[index] : undefined);
  const entries = tables.map((table, index) => entryOf(table, place(file, line(index))));
  const find = finder(entries);
  return entries.map(({ dependencies, ...entry }, index) => {
    const at = line(index);
    const found = dependencies.map(find).filter((position) => position !== undefined);
    return { ...entry, dependencies: found, ...(at === undefined ? {} : { line: at }) };
  });
}

function packagesOf(file: string, root: unknown): readonly unknown[] {
  const found = isTable(root) ? (root.package ?? []) : undefined;
  if (Array.isArray(found)) return found;
  throw wrong(file, '“package” is not a list of tables');
}

/** https://doc.rust-lang.org/cargo/reference/manifest.html#the-name-field */
const crateName = /^[\p{ID_Continue}-]{1,200}$/u;

/** Three numbers and more, as of https://semver.org; how many is left to cargo. */
const crateVersion = /^\d[0-9A-Za-z.+-]{0,200}$/;

function entryOf(table: unknown, at: string): Entry {
  if (!isTable(table)) throw wrong(at, 'a package is not a table');
  const { name, version, source, dependencies = [] } = table;
  if (typeof name !== 'string') throw wrong(at, 'a package has no name');
  if (!crateName.test(name)) throw wrong(at, 'a package has a name that is not valid for a crate');
  if (typeof version !== 'string') throw wrong(at, `the package ${name} has no version`);
  if (!crateVersion.test(version))
    throw wrong(at, `the version of the package ${name} is not valid`);
  if (source !== undefined && typeof source !== 'string')
    throw wrong(at, `the source of the package ${name} is not text`);
  if (!Array.isArray(dependencies) || !dependencies.every((entry) => typeof entry === 'string'))
    throw wrong(at, `the dependencies of the package ${name} are not a list of strings`);
  return { name, version, dependencies, ...(source === undefined ? {} : { source }) };
}

/**
 * Edges are written `NAME`, `NAME VERSION` or `NAME VERSION (SOURCE)`: as much as is needed. The
 * source is left aside: what a crate needs does not hang on where it comes from.
 */
function finder(entries: readonly Entry[]): (edge: string) => number | undefined {
  const positions = new Map<string, number>();
  for (const [index, { name, version }] of entries.entries())
    for (const key of [name, `${name} ${version}`])
      if (!positions.has(key)) positions.set(key, index);
  return (edge) => positions.get(edge) ?? positions.get(edge.split(' ', 2).join(' '));
}

/** The lines of all `[[package]]` headers, in the order of the file. */
function packageLines(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  for (let start = 0; start < text.length; line += 1) {
    if (text.startsWith('[[package]]', start)) lines.push(line);
    const end = text.indexOf('\n', start);
    start = end < 0 ? text.length : end + 1;
  }
  return lines;
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function place(file: string, line: number | undefined): string {
  return line === undefined ? file : `${file}:${line}`;
}

function wrong(at: string, reason: string): CliError {
  return new CliError(`${at}: ${reason}.`, {
    code: 'broken-file',
    exitCode: exitCodes.failed,
    hint: '`cargo generate-lockfile` creates a new one. Nothing was written.',
  });
}
