import { namePattern } from '../../entries/needed-by.ts';
import { writeNeededLibrary } from '../../entries/needed-library.ts';
import { writeNixPackage } from '../../entries/nix-package.ts';
import { everyWheelLibrary } from '../../native/data/every-wheel.ts';
import { librariesOfPackages, unreadPackages } from '../../native/locked-libraries.ts';
import { lockedNames } from '../../native/locked-names.ts';
import type { Folder } from '../../read/folder.ts';
import type { Evidence, Fact } from '../../values.ts';
import type { NamedPackage } from './dependencies.ts';

/** The most complete first. */
const lockFiles = ['uv.lock', 'poetry.lock', 'pylock.toml'];

/** The packages of a project, and where each is named. */
interface Packages {
  readonly names: readonly string[];
  readonly place: (name: string) => Evidence;
  /** Packages with native code, as far as that can be seen. */
  readonly native: readonly string[];
  /** Where packages are named that may bring along others, which nobody wrote down. */
  readonly incomplete?: Evidence;
}

/**
 * The native libraries that the packages of a lock file need, or without one those that the project
 * names; and what could not be found out about them.
 */
export function probeNativeLibraries(folder: Folder, named: readonly NamedPackage[]): Fact[] {
  const { names, place, native, incomplete } = lockedPackages(folder) ?? namedAlone(named);
  const { libraries, driver } = librariesOfPackages(names);
  const evidence = ({ neededBy: [first = ''] }: { neededBy: readonly string[] }) => place(first);
  return [
    ...listFact(
      'python-libraries',
      libraries.filter(({ attribute }) => !everyWheelLibrary.has(attribute)),
      ({ attribute, neededBy }) => writeNixPackage(attribute, false, neededBy),
      evidence,
    ),
    ...listFact(
      'python-driver-libraries',
      driver,
      ({ soname, neededBy }) => writeNeededLibrary(soname, neededBy),
      evidence,
    ),
    ...listFact(
      'python-unread-packages',
      unreadPackages(native).filter((name) => namePattern.test(name)),
      (name) => name,
      place,
    ),
    ...(incomplete === undefined
      ? []
      : [{ id: 'python-libraries-incomplete', value: true, evidence: [incomplete] }]),
  ];
}

function lockedPackages(folder: Folder): Packages | undefined {
  const file = lockFiles.find((name) => folder.has(name));
  const text = file === undefined ? undefined : folder.readText(file);
  if (file === undefined || text === undefined) return undefined;
  const packages = lockedNames(text);
  const lines = new Map(packages.map(({ name, line }) => [name, line]));
  return {
    names: packages.map(({ name }) => name),
    place: (name) => {
      const line = lines.get(name);
      return { file, ...(line === undefined ? {} : { line }) };
    },
    native: packages.filter(({ hasLinuxWheel }) => hasLinuxWheel).map(({ name }) => name),
  };
}

function namedAlone(named: readonly NamedPackage[]): Packages {
  const places = new Map([...named].reverse().map(({ name, place }) => [name, place]));
  const incomplete = named[0]?.place();
  return {
    names: [...places.keys()],
    place: (name) => places.get(name)?.() ?? { file: 'pyproject.toml' },
    native: [],
    ...(incomplete === undefined ? {} : { incomplete }),
  };
}

function listFact<Item>(
  id: string,
  items: readonly Item[],
  answer: (item: Item) => string,
  evidence: (item: Item) => Evidence,
): Fact[] {
  if (items.length === 0) return [];
  return [{ id, value: items.map(answer), evidence: items.map(evidence) }];
}
