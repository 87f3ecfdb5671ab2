import { systems } from '../../systems.ts';
import { interpreters } from '../interpreters.ts';
import { installedPackages, type Selection } from './closure.ts';
import { isFolder, projectsIn, type UvLock, type UvPackage } from './lock.ts';
import { sourceNeeds } from './source-needs.ts';
import { hasWheel } from './unbuildable.ts';

/** A package that is built from source, and for which Pythons. */
export interface SourceBuild {
  readonly package: UvPackage;
  readonly pythons: readonly string[];
}

/**
 * The packages of known needs that some system builds from source, whichever groups and extras are
 * installed.
 */
export function sourceBuilds(lock: UvLock): SourceBuild[] {
  const candidates = lock.packages.filter(isCandidate);
  const pythons = new Map<UvPackage, string[]>();
  for (const python of interpreters)
    for (const entry of builtFor(lock, candidates, python))
      pythons.set(entry, [...(pythons.get(entry) ?? []), python]);
  const names = new Set<string>();
  // Of a package in several versions, one line is about all of them.
  return candidates.flatMap((entry) => {
    const found = candidates
      .filter(({ name }) => name === entry.name)
      .flatMap((one) => pythons.get(one) ?? []);
    if (found.length === 0 || names.has(entry.name)) return [];
    names.add(entry.name);
    return [{ package: entry, pythons: [...new Set(found)] }];
  });
}

/** A folder says itself what builds it. */
function isCandidate({ name, hasSource, source }: UvPackage): boolean {
  return hasSource && !isFolder(source) && Object.hasOwn(sourceNeeds, name);
}

/** Those of the candidates that have no wheel for this Python on a system that installs them. */
function builtFor(
  lock: UvLock,
  candidates: readonly UvPackage[],
  python: string,
): ReadonlySet<UvPackage> {
  return new Set(
    systems.flatMap((system) => {
      const lacking = candidates.filter((entry) => !hasWheel(entry, { system, python }));
      // Mostly there are none, and to find out what is installed takes long.
      if (lacking.length === 0) return [];
      const installed = new Set(installedPackages(lock, everything(lock), { system, python }));
      return lacking.filter((entry) => installed.has(entry));
    }),
  );
}

/** Whichever groups and extras there are, of all members. */
function everything(lock: UvLock): Selection {
  const projects = projectsIn(lock, '*');
  return {
    projects: ['*'],
    groups: [...lock.rootGroups.keys(), ...projects.flatMap(({ groups }) => [...groups.keys()])],
    extras: projects.flatMap(({ extras }) => [...extras.keys()]),
  };
}
