import type { System } from '../../systems.ts';
import type { Answers } from '../../values.ts';
import { type MarkerEnvironment, markerEnvironment, markerHolds } from '../markers.ts';
import { projectsIn, type UvDependency, type UvLock, type UvPackage } from './lock.ts';

/** Which dependency groups and extras are installed beside what the projects need to run. */
export interface Selection {
  /** Folders of the projects: `.`, or members of the workspace; `*` for all of them. */
  readonly projects: readonly string[];
  readonly groups: readonly string[];
  readonly extras: readonly string[];
}

/** What runs, by the answers. */
export function runSelection({ members = [] }: Answers): Selection {
  const folders = members as readonly string[];
  return { projects: folders.length === 0 ? ['.'] : folders, groups: [], extras: [] };
}

/** What the tests install, by the answers, or else by what the template proposes. */
export function testSelection(answers: Answers): Selection {
  const { testGroups = ['dev'], testExtras = [] } = answers;
  const groups = testGroups as readonly string[];
  return { ...runSelection(answers), groups, extras: testExtras as readonly string[] };
}

/** A part to install: a package itself (no extra), or one of its extras. */
interface Part {
  readonly package: UvPackage;
  readonly extra: string | undefined;
}

/**
 * What an installation of the projects on a system consists of, these themselves left out.
 *
 * @param python such as `3.13`
 */
export function installedPackages(
  lock: UvLock,
  { projects: folders, groups, extras }: Selection,
  { system, python }: { readonly system: System; readonly python: string },
): UvPackage[] {
  const projects = folders.flatMap((path) => projectsIn(lock, path));
  const choices = projects.flatMap(({ name: project }) => [
    ...extras.map((name) => `extra-${project.length}-${project}-${name}`),
    ...groups.map((name) => `group-${project.length}-${project}-${name}`),
  ]);
  const byName = packagesByName(lock);
  const holds = markersOf(markerEnvironment(system, python), choices);
  const expand = (dependencies: readonly UvDependency[]) =>
    dependencies.filter(({ marker }) => holds(marker)).flatMap((one) => partsOf(one, byName));

  const open: Part[] = [
    ...projects.flatMap((project) =>
      [undefined, ...extras].map((extra) => ({ package: project, extra })),
    ),
    ...[...projects, ...projectsIn(lock, '.'), { groups: lock.rootGroups }].flatMap((project) =>
      groups.flatMap((group) => expand(project.groups.get(group) ?? [])),
    ),
  ];
  const seen = new Map<UvPackage, Set<string | undefined>>();
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const known = seen.get(part.package) ?? new Set();
    if (known.has(part.extra)) continue;
    seen.set(part.package, known.add(part.extra));
    open.push(...expand(dependenciesOf(part)));
  }
  return lock.packages.filter((entry) => !projects.includes(entry) && seen.has(entry));
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
