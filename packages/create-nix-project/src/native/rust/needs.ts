import { evidenceAt } from '../../values/evidence.ts';
import type { Named, NeededPackage, NeededVariable } from '../../values/found.ts';
import type { Evidence } from '../../values.ts';
import { type Found, needsOf } from './crate-needs.ts';
import type { LockedCrate } from './lock.ts';
import type { Declared } from './manifests.ts';
import { undecidedCrates, usedCrates } from './used-crates.ts';

/** What a project's crates need beside Rust and a C compiler. */
export interface NativeNeeds {
  readonly libraries: readonly NeededPackage[];
  readonly programs: readonly NeededPackage[];
  readonly variables: readonly NeededVariable[];
  /** Crates that look for a library which is not known here. */
  readonly unknownCrates: readonly Named[];
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
  const evidence = ({ line }: LockedCrate) => evidenceAt(file, line);
  const undecided = undecidedCrates(crates, declared);
  const reads = used.map((crate) => {
    const edges = new Set(crate.dependencies.map((index) => crates[index]?.name ?? ''));
    const mayFind = undecided.has(crate.name);
    return needsOf({ crate, edges, mayFind, locked }, declared.features);
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
    variables: only('environment').map((all) => ({
      name: all[0].key,
      value: all[0].value,
      ...neededBy(all, evidence),
    })),
    unknownCrates: reads
      .filter(({ isUnknown }) => isUnknown)
      .map(({ crate }) => ({ name: crate.name, evidence: [evidence(crate)] })),
  };
}

/** The same thing for several crates is one, in the order of their names. */
function merged(found: readonly Found[]): (readonly [Found, ...Found[]])[] {
  const groups = new Map<string, Map<string, Found>>();
  for (const entry of found) {
    const group = groups.get(entry.key) ?? new Map<string, Found>();
    groups.set(entry.key, group);
    // Of several versions of a crate the first one stands for all.
    if (!group.has(entry.crate.name)) group.set(entry.crate.name, entry);
  }
  const sorted = [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.flatMap(([, group]) => {
    const [first, ...rest] = group.values();
    return first === undefined ? [] : [[first, ...rest] as const];
  });
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
