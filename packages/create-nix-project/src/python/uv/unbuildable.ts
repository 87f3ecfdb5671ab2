import { type System, systems } from '../../systems.ts';
import { parseWheels, runsOn } from '../wheel-tags.ts';
import { installedPackages, type Selection } from './closure.ts';
import { projectsIn, type UvLock, type UvPackage, type UvSource } from './lock.ts';

/**
 * Why the flake cannot have a package. `wheel`: it has wheels alone, and none for this Python and
 * system. `outside`: it is a folder or a file outside of the repository. `missing`: there is no such
 * folder or file.
 */
export type UnbuildableKind = 'wheel' | 'outside' | 'missing';

export interface Unbuildable {
  readonly kind: UnbuildableKind;
  readonly package: UvPackage;
  /** Where it is needed and cannot be installed. */
  readonly systems: readonly System[];
}

/** What is installed, for which Python, such as `3.13`, and where. */
export interface Installation {
  readonly selection: Selection;
  readonly python: string;
  readonly systems: readonly System[];
}

/** glibc of nixos-26.05. */
const glibc = [2, 42] as const;

/** The packages of an installation that the flake cannot have, in the order of the lock. */
export function unbuildable(
  lock: UvLock,
  { selection, python, systems }: Installation,
): Unbuildable[] {
  const found = new Map<UvPackage, System[]>();
  for (const system of systems)
    for (const entry of installedPackages(lock, selection, { system, python })) {
      const fits = () =>
        parseWheels(entry.wheels).some((wheel) => runsOn(wheel, { system, python, glibc }));
      if (isOutside(entry.source, lock) || entry.isMissing || !(entry.hasSource || fits()))
        found.set(entry, [...(found.get(entry) ?? []), system]);
    }
  return lock.packages.flatMap((entry) => {
    const where = found.get(entry);
    if (where === undefined) return [];
    const kind = isOutside(entry.source, lock) ? 'outside' : entry.isMissing ? 'missing' : 'wheel';
    return [{ kind, package: entry, systems: where }];
  });
}

/** Nix copies the repository, and sees nothing else of the machine. */
export function isOutside(
  { kind, place }: UvSource,
  { isRepository }: Pick<UvLock, 'isRepository'>,
): boolean {
  if (!['directory', 'editable', 'virtual', 'path'].includes(kind)) return false;
  return place.startsWith('/') || (isRepository && /^\.\.(\/|$)/.test(place));
}

/** Why uv2nix can do nothing with the lock as a whole; undefined when it can. */
export function lockProblem(lock: UvLock, { projects }: Selection): UvLock['problem'] {
  const missing = projects.find((path) => projectsIn(lock, path).length === 0);
  if (lock.problem !== undefined || missing === undefined) return lock.problem;
  if (missing !== '.') {
    const what = missing === '*' ? 'any member' : `the member ${missing}`;
    return { reason: `it does not contain ${what} of the workspace`, cure: 'Run `uv lock`' };
  }
  return {
    reason: 'it does not contain the project in this folder',
    cure: 'Make sure that pyproject.toml has a [project] table, and run `uv lock`',
  };
}

/** Of other Pythons that the lock is for, those for which every package has a wheel that needs one. */
export function pythonsWithWheels(
  lock: UvLock,
  selection: Selection,
  candidates: readonly string[],
): string[] {
  return candidates.filter((python) =>
    unbuildable(lock, { selection, python, systems }).every(({ kind }) => kind !== 'wheel'),
  );
}
