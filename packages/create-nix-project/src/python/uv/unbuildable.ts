import { type System, systems } from '../../systems.ts';
import { type MarkerEnvironment, markerEnvironment, markerHolds } from '../markers.ts';
import { parseWheels, runsOn } from '../wheel-tags.ts';
import { installedPackages, type Selection } from './closure.ts';
import {
  isFolder,
  isInside,
  projectsIn,
  type UvEnvironments,
  type UvLock,
  type UvPackage,
  type UvSource,
} from './lock.ts';

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
      const isThere = !isOutside(entry.source, lock) && !entry.isMissing;
      if (!isThere || !(entry.hasSource || hasWheel(entry, { system, python })))
        found.set(entry, [...(found.get(entry) ?? []), system]);
    }
  return lock.packages.flatMap((entry) => {
    const where = found.get(entry);
    if (where === undefined) return [];
    const kind = isOutside(entry.source, lock) ? 'outside' : entry.isMissing ? 'missing' : 'wheel';
    return [{ kind, package: entry, systems: where }];
  });
}

/** Whether one of its wheels is for this Python and system. */
export function hasWheel(
  { wheels }: UvPackage,
  { system, python }: { readonly system: System; readonly python: string },
): boolean {
  return parseWheels(wheels).some((wheel) => runsOn(wheel, { system, python, glibc }));
}

/** Nix copies the repository, and sees nothing else of the machine. */
export function isOutside(
  source: UvSource,
  { isRepository }: Pick<UvLock, 'isRepository'>,
): boolean {
  const { kind, place } = source;
  if (!isFolder(source) && kind !== 'path') return false;
  return place.startsWith('/') || (isRepository && !isInside(place));
}

/** Names that uv2nix has for something else. */
const reserved: ReadonlySet<string> = new Set(['python', 'pkgs']);

/** Why uv2nix can do nothing with the lock as a whole; undefined when it can. */
export function lockProblem(lock: UvLock, { projects }: Selection): UvLock['problem'] {
  if (lock.problem !== undefined) return lock.problem;
  const unusable = lock.packages.find(({ name }) => reserved.has(name));
  if (unusable !== undefined)
    return {
      reason: `uv2nix reads no package of the name ${unusable.name}`,
      cure: 'Give it another name, or do without it, and run `uv lock`',
    };
  const missing = projects.find((path) => projectsIn(lock, path).length === 0);
  if (missing === undefined) return undefined;
  if (missing !== '.') {
    const what = missing === '*' ? 'any member' : `the member ${missing}`;
    return { reason: `it does not contain ${what} of the workspace`, cure: 'Run `uv lock`' };
  }
  return {
    reason: 'it does not contain the project in this folder',
    cure: 'Make sure that pyproject.toml has a [project] table, and run `uv lock`',
  };
}

/** The systems that the lock is not for, by the setting that leaves them out. */
export function excludedSystems(
  { environments }: UvLock,
  { python, systems }: Pick<Installation, 'python' | 'systems'>,
): Map<UvEnvironments['setting'], System[]> {
  const found = environments.map(({ setting, markers }) => {
    const isOut = (system: System) =>
      !markers.some((marker) => holdsOn(marker, markerEnvironment(system, python)));
    return [setting, systems.filter(isOut)] as const;
  });
  return new Map(found.filter(([, out]) => out.length > 0));
}

/** One that cannot be read excludes nothing. */
function holdsOn(marker: string, environment: MarkerEnvironment): boolean {
  try {
    return markerHolds(marker, environment);
  } catch {
    return true;
  }
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
