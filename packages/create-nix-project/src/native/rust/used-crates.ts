import type { LockedCrate } from './lock.ts';
import type { Declared } from './manifests.ts';

/** The crates that are compiled on a system of a flake, in the order of the lock. */
export function usedCrates(crates: readonly LockedCrate[], { elsewhere }: Declared): LockedCrate[] {
  const isSkipped = (from: LockedCrate, to: LockedCrate) =>
    from.source === undefined && elsewhere.get(from.name)?.has(to.name) === true;
  const seen = reachable(crates, (crate) => crate.source === undefined, isSkipped);
  return crates.filter((_, index) => seen.has(index));
}

/**
 * The crates of which only some builds compile the library: a feature of the project that is not a
 * default one asks a crate before them to.
 */
export function undecidedCrates(
  crates: readonly LockedCrate[],
  { optionalFeatures }: Declared,
): ReadonlySet<string> {
  const askers = new Set(
    [...optionalFeatures]
      .filter((name) => /\/.*(bundled|vendored|static)/.test(name))
      .map((name) => name.split('/')[0]),
  );
  const isAsked = ({ name, source }: LockedCrate) => source !== undefined && askers.has(name);
  return new Set([...reachable(crates, isAsked)].map((index) => crates[index]?.name ?? ''));
}

/** The positions of these crates and of all that they depend on, but for the edges to skip. */
function reachable(
  crates: readonly LockedCrate[],
  isStart: (crate: LockedCrate) => boolean,
  isSkipped: (from: LockedCrate, to: LockedCrate) => boolean = () => false,
): ReadonlySet<number> {
  const open = crates.flatMap((crate, index) => (isStart(crate) ? [index] : []));
  const seen = new Set(open);
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const crate = crates[index];
    for (const next of crate?.dependencies ?? []) {
      const to = crates[next];
      if (seen.has(next) || !crate || !to || isSkipped(crate, to)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
}
