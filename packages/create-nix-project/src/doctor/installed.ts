import { join } from 'node:path';
import { withFile } from '../native/bytes.ts';
import { isCLibrary } from '../native/data/c-library.ts';
import { optionalObject } from '../native/data/optional.ts';
import { type NeededVersion, readVersions } from '../native/elf/versions.ts';
import { type NativeLibrary, nativeLibraries, type OtherLibrary } from '../native/libraries.ts';
import { openedNeeds } from '../native/locked-libraries.ts';
import { baseName, type Objects, type SharedObject } from '../native/object.ts';
import { readObjects } from '../native/scan.ts';
import { unmetNeeds } from '../native/unmet.ts';
import { type CLibrary, cLibraryOf, systemHas, versionsOf } from './glibc-of.ts';

/** What the packages of an environment load, and its Python does not have of itself. */
export interface Installed {
  /** What their shared objects name. */
  readonly libraries: readonly NativeLibrary[];
  /** What they open by name while they run, by a table. */
  readonly opened: readonly NativeLibrary[];
  /** What no table knows. */
  readonly unknown: readonly OtherLibrary[];
  /** What the C library is too old for; nothing where it is not known which one that is. */
  readonly tooNew: readonly NewerObject[];
}

/** A shared object that the C library is too old for. */
export interface NewerObject {
  /** Within the environment. */
  readonly path: string;
  readonly package: string | undefined;
  readonly soname: string;
  /** The newest version that is missing, such as `GLIBC_2.38`. */
  readonly version: string;
  /** The folder of the C library. */
  readonly folder: string;
}

/** Reads the shared objects of a virtual environment. */
export function readInstalled(venv: string): Installed {
  const library = cLibraryOf(join(venv, 'bin/python'));
  const read = readObjects(venv);
  // Packages bring objects for other machines along; nothing here loads them.
  const objects = read.objects.filter(
    ({ elf }) => library === undefined || elf === null || elf.machine === library.machine,
  );
  const isMissing = ({ soname }: { readonly soname: string }) =>
    library === undefined || !systemHas(library, soname);
  const needs = unmetNeeds(objects).map((need) => ({ ...need, source: 'scan' as const }));
  const { libraries, unknown } = nativeLibraries(needs.filter(isMissing));
  return {
    libraries,
    opened: nativeLibraries(openedIn({ ...read, objects }).filter(isMissing)).libraries,
    unknown,
    tooNew: library === undefined ? [] : newerObjects(venv, objects, library),
  };
}

/** What is opened by name and not installed with some package. */
function openedIn({ objects, packages }: Objects) {
  const shipped = new Set(objects.map(({ path }) => baseName(path)));
  return openedNeeds(packages).filter(({ soname }) => !shipped.has(soname));
}

function newerObjects(
  venv: string,
  objects: readonly SharedObject[],
  library: CLibrary,
): NewerObject[] {
  const known = new Map<string, ReadonlySet<string> | undefined>();
  const lacks = (soname: string, version: string) => {
    if (!known.has(soname)) known.set(soname, versionsOf(library, soname));
    return known.get(soname)?.has(version) === false;
  };
  return objects.flatMap(({ path, package: name, elf }) => {
    if (elf === null || optionalObject(path)) return [];
    const newest = neededVersions(join(venv, path))
      .filter(({ soname, version }) => isCLibrary(soname) && lacks(soname, version))
      .toSorted((a, b) => compareNumbers(b.version, a.version))[0];
    return newest === undefined ? [] : [{ path, package: name, ...newest, folder: library.folder }];
  });
}

/** None when the file has gone since it was found, as when something is installed meanwhile. */
function neededVersions(place: string): NeededVersion[] {
  try {
    return withFile(place, readVersions);
  } catch {
    return [];
  }
}

function compareNumbers(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}
