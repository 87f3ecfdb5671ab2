import { posix } from 'node:path';
import type { Folder } from '../../read/folder.ts';
import { readToml, type TomlFile } from '../../read/toml.ts';
import { keysOf, textOf, textsOf } from '../../read/toml-values.ts';
import type { Template } from '../../values.ts';

/** Where a package of uv.lock comes from, as uv calls it: `registry`, `git`, `editable` and others. */
export interface UvSource {
  readonly kind: string;
  /** An address or a path. */
  readonly place: string;
}

/** Whether it is a folder, which has a pyproject.toml of its own. */
export function isFolder({ kind }: Pick<UvSource, 'kind'>): boolean {
  return ['directory', 'editable', 'virtual'].includes(kind);
}

/** Whether a path does not lead out of the folder that it is from. */
export function isInside(place: string): boolean {
  return !/^(?:\/|\.\.(?:\/|$))/.test(place);
}

/** A package that another one asks for. */
export interface UvDependency {
  readonly name: string;
  /** Both are there where the lock has the package in several versions. */
  readonly version: string | undefined;
  readonly source: UvSource | undefined;
  readonly extras: readonly string[];
  readonly marker: string | undefined;
}

/** A package of uv.lock. */
export interface UvPackage {
  readonly name: string;
  readonly version: string | undefined;
  readonly source: UvSource;
  /** File names. */
  readonly wheels: readonly string[];
  /** Whether nothing is at its path, which is inside the folder of the lock. */
  readonly isMissing: boolean;
  /** Whether it can be built where no wheel fits: it is a folder, a repository, or has an archive. */
  readonly hasSource: boolean;
  readonly dependencies: readonly UvDependency[];
  readonly extras: ReadonlyMap<string, readonly UvDependency[]>;
  readonly groups: ReadonlyMap<string, readonly UvDependency[]>;
  /** The names of all that its manifest asked for when it was locked, where the lock says so. */
  readonly required: readonly string[] | undefined;
  /** Where its name stands. */
  readonly line: number | undefined;
}

/** Systems that a lock is for, by a setting of [tool.uv]. */
export interface UvEnvironments {
  readonly setting: 'environments' | 'required-environments';
  readonly markers: readonly string[];
}

export interface UvLock {
  readonly packages: readonly UvPackage[];
  readonly requiresPython: string | undefined;
  /** Dependency groups of a workspace whose root is no project. */
  readonly rootGroups: ReadonlyMap<string, readonly UvDependency[]>;
  /** Whether git keeps the folder of the lock as a whole, so that a flake sees nothing above it. */
  readonly isRepository: boolean;
  /** Lists of markers: a system is one of the lock's when one of each holds there. */
  readonly environments: readonly UvEnvironments[];
  /** Why uv2nix cannot read it: a clause, and what to do about it. There are no packages then. */
  readonly problem?: { readonly reason: string; readonly cure: string };
}

/**
 * The uv.lock of a project, as far as it says what an installation consists of.
 *
 * @returns undefined when there is none
 * @throws {CliError} exit code 1 when it is not TOML
 */
export function readUvLock(folder: Folder): UvLock | undefined {
  const toml = readToml(folder, 'uv.lock');
  if (toml === undefined) return undefined;
  const requiresPython = textOf(toml.get('requires-python'));
  const isRepository = isTopOfRepository(folder);
  const rootGroups = readLists(toml.get('manifest', 'dependency-groups'));
  const problem = formProblem(toml.get('version'), toml.get('distribution'));
  const environments = readEnvironments(toml);
  const known = { requiresPython, rootGroups, isRepository, environments };
  if (problem !== undefined) return { packages: [], ...known, problem };
  const entries = tables(toml.get('package'));
  const lines = packageLines(folder.readText('uv.lock') ?? '');
  // A person may have written it otherwise; then no line is better than a wrong one.
  const isAsWritten = lines.length === entries.length;
  return {
    packages: entries.map((entry, index) =>
      readPackage(entry, isAsWritten ? lines[index] : undefined, folder),
    ),
    ...known,
  };
}

function readEnvironments(toml: TomlFile): UvEnvironments[] {
  const found = [
    { setting: 'environments', markers: textsOf(toml.get('supported-markers')) },
    { setting: 'required-environments', markers: textsOf(toml.get('required-markers')) },
  ] as const;
  return found.filter(({ markers }) => markers.length > 0);
}

/** Whether git keeps the folder as a whole, so that a flake sees nothing above it. */
export function isTopOfRepository(folder: Folder): boolean {
  return folder.list('.').some(({ name }) => name === '.git');
}

/** Whether a template's flake reads uv.lock. */
export function readsUvLock({ locks }: Pick<Template, 'locks'>): boolean {
  return locks.some(({ file }) => file === 'uv.lock');
}

/** The entry of the project beside the lock; none where that is the root of a workspace alone. */
export function projectOf(lock: UvLock): UvPackage | undefined {
  return projectsIn(lock, '.')[0];
}

/** The entries of the project in a folder, from that of the lock, or for `*` of all members. */
export function projectsIn({ packages }: UvLock, path: string): UvPackage[] {
  return packages.filter(
    ({ source: { kind, place } }) =>
      ['editable', 'virtual'].includes(kind) && (path === '*' || place === path),
  );
}

function formProblem(version: unknown, distribution: unknown): UvLock['problem'] {
  if (version !== 1) {
    const has = typeof version === 'number' ? `has version ${version}` : 'has no version';
    return {
      reason: `it ${has}, but the flake reads version 1`,
      cure: 'Remove uv.lock and run `uv lock` in the dev shell, whose uv writes version 1; this chooses new versions of the packages',
    };
  }
  if (distribution === undefined) return undefined;
  return {
    reason: 'it lists [[distribution]] instead of [[package]], as early versions of uv wrote it',
    cure: 'Remove uv.lock and run `uv lock` in the dev shell; this chooses new versions of the packages',
  };
}

type Table = Readonly<Record<string, unknown>>;

function tables(value: unknown): Table[] {
  return Array.isArray(value)
    ? value.filter((entry) => typeof entry === 'object' && entry !== null)
    : [];
}

function readPackage(entry: Table, line: number | undefined, folder: Folder): UvPackage {
  const source = readSource(entry.source) ?? { kind: 'registry', place: '' };
  const isFile = source.kind === 'url' || source.kind === 'path';
  const isWheel = source.kind === 'registry' || (isFile && source.place.endsWith('.whl'));
  return {
    name: textOf(entry.name) ?? '',
    version: textOf(entry.version),
    source,
    wheels: tables(entry.wheels).map(fileName),
    isMissing: isMissing(folder, source),
    hasSource: !isWheel || keysOf(entry.sdist).length > 0,
    dependencies: readDependencies(entry.dependencies),
    extras: readLists(entry['optional-dependencies']),
    groups: readLists(entry['dev-dependencies']),
    required: requiredNames(entry.metadata),
    line,
  };
}

/** Whether a path of uv.lock, which is inside the folder, leads to no project or file. */
export function isMissing(folder: Folder, source: UvSource): boolean {
  const { kind, place } = source;
  if (!isInside(place)) return false;
  if (kind === 'path') return !folder.has(place);
  const names = ['pyproject.toml', 'setup.py', 'setup.cfg'];
  return isFolder(source) && names.every((name) => !folder.has(posix.join(place, name)));
}

function fileName({ filename, url, path }: Table): string {
  const place = textOf(filename) ?? textOf(url) ?? textOf(path) ?? '';
  return place.slice(place.lastIndexOf('/') + 1);
}

const sourceKinds = ['registry', 'git', 'url', 'path', 'directory', 'editable', 'virtual'];

function readSource(value: unknown): UvSource | undefined {
  const kind = keysOf(value).find((key) => sourceKinds.includes(key));
  return kind === undefined ? undefined : { kind, place: textOf((value as Table)[kind]) ?? '' };
}

function readLists(value: unknown): UvPackage['extras'] {
  return new Map(keysOf(value).map((name) => [name, readDependencies((value as Table)[name])]));
}

function requiredNames(metadata: unknown): string[] | undefined {
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  const given = metadata as Table;
  const groups = [...readLists(given['requires-dev']).values()].flat();
  return [...readDependencies(given['requires-dist']), ...groups].map(({ name }) => name);
}

function readDependencies(value: unknown): UvDependency[] {
  return tables(value).map(({ name, version, source, extra, marker }) => ({
    name: textOf(name) ?? '',
    version: textOf(version),
    source: readSource(source),
    extras: textsOf(extra),
    marker: textOf(marker),
  }));
}

/** Where the names of the packages stand, in their order: uv writes each right below its header. */
function packageLines(text: string): number[] {
  return text
    .split('\n')
    .flatMap((line, index) => (/^\[\[package\]\]\s*$/.test(line) ? [index + 2] : []));
}
