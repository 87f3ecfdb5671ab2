import type { System } from '../../systems.ts';
import type { Answers } from '../../values.ts';
import { type MarkerEnvironment, markerEnvironment, markerHolds } from '../markers.ts';
import { projectOf, type UvDependency, type UvLock, type UvPackage } from './lock.ts';

/** Which dependency groups and extras are installed beside what the project needs to run. */
export interface Selection {
  readonly groups: readonly string[];
  readonly extras: readonly string[];
}

/** What the tests install, by the answers, or else by what the template proposes. */
export function testSelection({ testGroups = ['dev'], testExtras = [] }: Answers): Selection {
  return { groups: testGroups as readonly string[], extras: testExtras as readonly string[] };
}

/** A part to install: a package itself (no extra), or one of its extras. */
interface Part {
  readonly package: UvPackage;
  readonly extra: string | undefined;
}

/**
 * What an installation of the project on a system consists of, the project itself left out.
 *
 * @param python such as `3.13`
 */
export function installedPackages(
  lock: UvLock,
  { groups, extras }: Selection,
  { system, python }: { readonly system: System; readonly python: string },
): UvPackage[] {
  const project = projectOf(lock);
  if (project === undefined) return [];
  const choice = (kind: string, name: string) =>
    `${kind}-${project.name.length}-${project.name}-${name}`;
  const choices = [
    ...extras.map((name) => choice('extra', name)),
    ...groups.map((name) => choice('group', name)),
  ];
  const byName = packagesByName(lock);
  const holds = markersOf(markerEnvironment(system, python), choices);
  const expand = (dependencies: readonly UvDependency[]) =>
    dependencies.filter(({ marker }) => holds(marker)).flatMap((one) => partsOf(one, byName));

  const open: Part[] = [
    { package: project, extra: undefined },
    ...extras.map((extra) => ({ package: project, extra })),
    ...groups.flatMap((group) => expand(project.groups.get(group) ?? [])),
  ];
  const seen = new Map<UvPackage, Set<string | undefined>>();
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const known = seen.get(part.package) ?? new Set();
    if (known.has(part.extra)) continue;
    seen.set(part.package, known.add(part.extra));
    open.push(...expand(dependenciesOf(part)));
  }
  return lock.packages.filter((entry) => entry !== project && seen.has(entry));
}

function packagesByName({ packages }: UvLock): ReadonlyMap<string, readonly UvPackage[]> {
  const byName = new Map<string, UvPackage[]>();
  for (const entry of packages) {
    const known = byName.get(entry.name);
    if (known === undefined) byName.set(entry.name, [entry]);
    else known.push(entry);
  }
  return byName;
}

function dependenciesOf({ package: { dependencies, extras }, extra }: Part) {
  return extra === undefined ? dependencies : (extras.get(extra) ?? []);
}

function partsOf(
  { name, version, source, extras }: UvDependency,
  byName: ReadonlyMap<string, readonly UvPackage[]>,
): Part[] {
  const found = byName
    .get(name)
    ?.find(
      (entry) =>
        (version === undefined || version === entry.version) &&
        (source === undefined ||
          (source.kind === entry.source.kind && source.place === entry.source.place)),
    );
  if (found === undefined) return [];
  return [undefined, ...extras].map((extra) => ({ package: found, extra }));
}

/** The same few markers stand at many dependencies. */
function markersOf(environment: MarkerEnvironment, choices: readonly string[]) {
  const known = new Map<string, boolean>();
  return (marker: string | undefined): boolean => {
    if (marker === undefined) return true;
    const result = known.get(marker) ?? evaluated(marker, environment, choices);
    known.set(marker, result);
    return result;
  };
}

/** One that cannot be read excludes nothing. */
function evaluated(marker: string, environment: MarkerEnvironment, choices: readonly string[]) {
  try {
    return markerHolds(marker, environment, choices);
  } catch {
    return true;
  }
}
