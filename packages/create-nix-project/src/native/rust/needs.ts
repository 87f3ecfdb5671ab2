import type { Evidence } from '../../types.ts';
import { type CrateRow, crateRows, finderCrates, toolCrates } from './crate-rows.ts';
import type { LockedCrate } from './lock.ts';
import type { Declared } from './manifests.ts';
import { undecidedCrates, usedCrates } from './used-crates.ts';

/** A package of nixpkgs, and the crates that need it. */
export interface NeededPackage {
  readonly attribute: string;
  /** Only Linux has it, or has use for it. */
  readonly linux: boolean;
  readonly neededBy: readonly string[];
  /** The entries of these crates in the lock file. */
  readonly evidence: readonly Evidence[];
}

/** A variable that builds have to see. */
export interface NeededVariable {
  readonly name: string;
  /** Text, in which `${pkgs.ATTR}` is the path of a package. */
  readonly value: string;
  readonly neededBy: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** What a project's crates need beside Rust and a C compiler. */
export interface NativeNeeds {
  readonly libraries: readonly NeededPackage[];
  readonly programs: readonly NeededPackage[];
  readonly environment: readonly NeededVariable[];
  /** Crates that look for a library which is not known here. */
  readonly unknown: readonly { readonly crate: string; readonly evidence: readonly Evidence[] }[];
}

interface Found {
  readonly kind: 'libraries' | 'programs' | 'environment';
  readonly key: string;
  readonly value: string;
  readonly linux: boolean;
  readonly crate: LockedCrate;
}

/**
 * What the crates of a lock file need. Features are known as far as manifests spell them and edges
 * of the lock show them; where they are not, the answer is the library that may be needed.
 *
 * @param file the name of the lock file, for the evidence
 */
export function nativeNeeds(
  file: string,
  crates: readonly LockedCrate[],
  declared: Declared,
): NativeNeeds {
  const used = usedCrates(crates, declared);
  const locked = new Set(used.map(({ name }) => name));
  const evidence = ({ line }: LockedCrate) => ({ file, ...(line === undefined ? {} : { line }) });
  const undecided = undecidedCrates(crates, declared);
  const reads = used.map((crate) => {
    const edges = new Set(crate.dependencies.map((index) => crates[index]?.name ?? ''));
    const mayFind = undecided.has(crate.name);
    return read({ crate, edges, mayFind, locked }, declared.features);
  });
  const found = reads.flatMap((entry) => entry.found);
  const only = (kind: Found['kind']) => merged(found.filter((entry) => entry.kind === kind));
  const packages = (kind: Found['kind']) =>
    only(kind).map(([first, ...rest]) => {
      const all = [first, ...rest];
      const linux = all.every((entry) => entry.linux);
      return { attribute: first.key, linux, ...neededBy(all, evidence) };
    });
  return {
    libraries: packages('libraries'),
    programs: packages('programs'),
    environment: only('environment').map((all) => ({
      name: all[0].key,
      value: all[0].value,
      ...neededBy(all, evidence),
    })),
    unknown: reads
      .filter(({ isUnknown }) => isUnknown)
      .map(({ crate }) => ({ crate: crate.name, evidence: [evidence(crate)] })),
  };
}

const rowsByCrate = new Map<string, CrateRow[]>();
for (const row of crateRows)
  rowsByCrate.set(row.crate, [...(rowsByCrate.get(row.crate) ?? []), row]);

/** A crate and its place among the others. */
interface Placed {
  readonly crate: LockedCrate;
  /** The names of what it depends on. */
  readonly edges: ReadonlySet<string>;
  /** Some builds may not compile its library, though the edges say so. */
  readonly mayFind: boolean;
  /** The names of all crates that are used. */
  readonly locked: ReadonlySet<string>;
}

interface Read {
  readonly crate: LockedCrate;
  readonly found: readonly Found[];
  readonly isUnknown: boolean;
}

function read(placed: Placed, features: ReadonlySet<string>): Read {
  const { crate, edges } = placed;
  const rows = rowsByCrate.get(crate.name);
  if (rows === undefined && edges.size === 0) return { crate, found: [], isUnknown: false };
  const ofRows = (rows ?? [])
    .filter((row) => applies(row, placed, features))
    .flatMap((row) => itemsOf(row, crate));
  const ignored = rows?.flatMap(({ ignores }) => ignores ?? []) ?? [];
  const tools = Object.keys(toolCrates).filter(
    (tool) => edges.has(tool) && !ignored.includes(tool),
  );
  // bindgen itself depends on clang-sys, for those who depend on bindgen.
  const isTool = Object.hasOwn(toolCrates, crate.name) || finderCrates.includes(crate.name);
  const ofTools = isTool ? [] : tools.map((tool) => program(toolCrates[tool] ?? '', crate));
  const finds = !isTool && finderCrates.some((name) => edges.has(name));
  const isUnknown = finds && rows === undefined && crate.source !== undefined;
  const wantsFinder = ofRows.some(({ kind }) => kind === 'libraries') || rows === undefined;
  const finder = finds && wantsFinder ? [program('pkg-config', crate)] : [];
  return { crate, found: [...ofRows, ...ofTools, ...finder], isUnknown };
}

function program(key: string, crate: LockedCrate): Found {
  return { kind: 'programs', key, value: '', linux: false, crate };
}

function applies(row: CrateRow, placed: Placed, features: ReadonlySet<string>): boolean {
  const { edges, mayFind, locked } = placed;
  if (row.with !== undefined && !edges.has(row.with)) return false;
  if (row.without !== undefined && edges.has(row.without) && !mayFind) return false;
  if (row.unlessLocked?.some((name) => locked.has(name))) return false;
  if (row.unlessFeature?.some((name) => features.has(name))) return false;
  return row.feature === undefined || row.feature.some((name) => features.has(name));
}

function itemsOf(row: CrateRow, crate: LockedCrate): Found[] {
  const version = crate.version.split('.')[0] ?? '';
  // The README of llvm-sys: its version 181 is for LLVM 18.1.
  const fill = (text: string) =>
    text.replace('{version}', version).replace('{release}', version.slice(0, -1));
  const linux = row.linux === true;
  const item = (kind: Found['kind'], key: string, value = ''): Found => ({
    kind,
    key: fill(key),
    value: fill(value),
    linux,
    crate,
  });
  return [
    ...(row.libraries ?? []).map((name) => item('libraries', name)),
    ...(row.programs ?? []).map((name) => item('programs', name)),
    ...Object.entries(row.environment ?? {}).map(([name, value]) =>
      item('environment', name, value),
    ),
  ];
}

/** The same thing for several crates is one, in the order of their names. */
function merged(found: readonly Found[]): (readonly [Found, ...Found[]])[] {
  const groups = new Map<string, [Found, ...Found[]]>();
  for (const entry of found) {
    const group = groups.get(entry.key);
    if (group === undefined) groups.set(entry.key, [entry]);
    else if (!group.some(({ crate }) => crate.name === entry.crate.name)) group.push(entry);
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function neededBy(
  found: readonly Found[],
  evidence: (crate: LockedCrate) => Evidence,
): { neededBy: string[]; evidence: Evidence[] } {
  return {
    neededBy: found.map(({ crate }) => crate.name),
    evidence: found.map(({ crate }) => evidence(crate)),
  };
}
