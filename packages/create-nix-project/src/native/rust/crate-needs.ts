import { type CrateRow, crateRows, finderCrates, toolCrates } from './crate-rows.ts';
import type { LockedCrate } from './lock.ts';

/** One thing that one crate needs. */
export interface Found {
  readonly kind: 'libraries' | 'programs' | 'environment';
  /** The attribute, or the name of the variable. */
  readonly key: string;
  /** Of a variable. */
  readonly value: string;
  readonly linux: boolean;
  readonly crate: LockedCrate;
}

const rowsByCrate = new Map<string, CrateRow[]>();
for (const row of crateRows)
  rowsByCrate.set(row.crate, [...(rowsByCrate.get(row.crate) ?? []), row]);

/** A crate and its place among the others. */
export interface Placed {
  readonly crate: LockedCrate;
  /** The names of what it depends on. */
  readonly edges: ReadonlySet<string>;
  /** Some builds may not compile its library, though the edges say so. */
  readonly mayFind: boolean;
  /** The names of all crates that are used. */
  readonly locked: ReadonlySet<string>;
}

export interface CrateNeeds {
  readonly crate: LockedCrate;
  readonly found: readonly Found[];
  readonly isUnknown: boolean;
}

/** What one crate needs, by its rows and by the tool crates that it depends on. */
export function needsOf(placed: Placed, features: ReadonlySet<string>): CrateNeeds {
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
