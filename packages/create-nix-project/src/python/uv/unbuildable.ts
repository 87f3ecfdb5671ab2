import { type System, systems } from '../../systems.ts';
import { parseWheels, runsOn } from '../wheel-tags.ts';
import { installedPackages, type Selection } from './closure.ts';
import { projectOf, type UvLock, type UvPackage } from './lock.ts';

/**
 * Why nix/uv-lock, which takes wheels alone, cannot install a package. `folder`: it is a folder of
 * the repository, such as a member of the workspace. `git`: it comes from a Git repository.
 * `archive`: it is an archive of its source, at an address or a path. `source`: its index has
 * nothing else. `wheel`: it has wheels, but none for this Python and system.
 */
export type UnbuildableKind = 'folder' | 'git' | 'archive' | 'source' | 'wheel';

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

/** The packages of an installation that nix/uv-lock cannot install, in the order of the lock. */
export function unbuildable(
  lock: UvLock,
  { selection, python, systems }: Installation,
): Unbuildable[] {
  const found = new Map<UvPackage, System[]>();
  for (const system of systems)
    for (const entry of installedPackages(lock, selection, { system, python })) {
      if (parseWheels(entry.wheels).some((wheel) => runsOn(wheel, { system, python, glibc })))
        continue;
      found.set(entry, [...(found.get(entry) ?? []), system]);
    }
  return lock.packages.flatMap((entry) => {
    const where = found.get(entry);
    return where === undefined ? [] : [{ kind: kindOf(entry), package: entry, systems: where }];
  });
}

/** Why nix/uv-lock can do nothing with the lock as a whole; undefined when it can. */
export function lockProblem(lock: UvLock): UvLock['problem'] {
  if (lock.problem !== undefined || projectOf(lock) !== undefined) return lock.problem;
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

function kindOf({ source, wheels }: UvPackage): UnbuildableKind {
  if (wheels.length > 0) return 'wheel';
  if (source.kind === 'git') return 'git';
  if (source.kind === 'url' || source.kind === 'path') return 'archive';
  return ['directory', 'editable', 'virtual'].includes(source.kind) ? 'folder' : 'source';
}
