import { everyWheelLibrary } from '../../native/data/every-wheel.ts';
import { librariesOfPackages, unreadPackages } from '../../native/locked-libraries.ts';
import { lockedNames } from '../../native/locked-names.ts';
import { isName } from '../../native/names.ts';
import type { Folder } from '../../read/folder.ts';
import { evidenceAt } from '../../values/evidence.ts';
import type { PythonFound } from '../../values/found.ts';
import type { Evidence } from '../../values.ts';
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

/** What was found, without what only Poetry's lock says. */
type NativeLibraries = Omit<PythonFound, 'nativePackages'>;

/**
 * The native libraries that the packages of a lock file need, or without one those that the project
 * names; and what could not be found out about them.
 */
export function findNativeLibraries(
  folder: Folder,
  named: readonly NamedPackage[],
): NativeLibraries {
  const { names, place, native, incomplete } = lockedPackages(folder) ?? namedAlone(named);
  const { libraries, driver } = librariesOfPackages(names);
  const needed = (packages: readonly string[]) => {
    const neededBy = packages.filter(isName);
    return { neededBy, evidence: neededBy.slice(0, 1).map(place) };
  };
  return {
    libraries: libraries
      .filter(({ attribute }) => !everyWheelLibrary.has(attribute))
      .map(({ attribute, neededBy }) => ({ attribute, linux: false, ...needed(neededBy) })),
    driverLibraries: driver.map(({ soname, neededBy }) => ({ soname, ...needed(neededBy) })),
    unreadPackages: unreadPackages(native)
      .filter(isName)
      .map((name) => ({ name, evidence: [place(name)] })),
    withoutLock: incomplete === undefined ? [] : [incomplete],
  };
}

function lockedPackages(folder: Folder): Packages | undefined {
  const file = lockFiles.find((name) => folder.has(name));
  const text = file === undefined ? undefined : folder.readText(file);
  if (file === undefined || text === undefined) return undefined;
  const packages = lockedNames(text);
  const lines = new Map(packages.map(({ name, line }) => [name, line]));
  return {
    names: packages.map(({ name }) => name),
    place: (name) => evidenceAt(file, lines.get(name)),
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
