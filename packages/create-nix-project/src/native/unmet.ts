import { posix } from 'node:path';
import { isCLibrary } from './data/c-library.ts';
import { isFromPackage } from './data/from-packages.ts';
import { optionalObject } from './data/optional.ts';
import { attributeOf, isDriverLibrary } from './data/sonames.ts';
import { baseName, type SharedObject } from './object.ts';

/** A library that a package loads, and that neither it nor another package nor the C library has. */
export interface Need {
  /** The normalized name of the package. */
  readonly package: string;
  readonly soname: string;
}

/**
 * What shared objects need beyond one another and the C library.
 *
 * A library counts as shipped when it is where RPATH or RUNPATH say, anywhere in the same package
 * (which may load it first, by its path), or in another package, unless it is one that a system
 * has: the private libstdc++ of one package is of no use to the others.
 *
 * @param objects of one wheel, or of all packages of an environment
 */
export function unmetNeeds(objects: readonly SharedObject[]): Need[] {
  const paths = new Set(objects.map(({ path }) => path));
  const byPackage = new Map<string, Set<string>>();
  const anywhere = new Set<string>();
  for (const object of objects) {
    const own = byPackage.get(nameOf(object)) ?? new Set();
    byPackage.set(nameOf(object), own);
    for (const name of [baseName(object.path), object.elf?.soname])
      if (name !== undefined) {
        own.add(name);
        anywhere.add(name);
      }
  }
  const needs = new Map<string, Need>();
  for (const object of objects) {
    if (optionalObject(object.path)) continue;
    const name = nameOf(object);
    for (const soname of object.elf?.needed ?? []) {
      if (isCLibrary(soname) || isFromPackage(soname) || byPackage.get(name)?.has(soname) === true)
        continue;
      if (anywhere.has(soname) && (!isSystemLibrary(soname) || isInRpath(object, soname, paths)))
        continue;
      needs.set(`${name} ${soname}`, { package: name, soname });
    }
  }
  return [...needs.values()];
}

function isSystemLibrary(soname: string): boolean {
  return attributeOf(soname) !== undefined || isDriverLibrary(soname);
}

function isInRpath(
  { path, elf }: SharedObject,
  soname: string,
  paths: ReadonlySet<string>,
): boolean {
  const folders = elf === null ? [] : elf.runpath.length > 0 ? elf.runpath : elf.rpath;
  return folders.some((folder) => {
    const [, rest] = /^\$(?:ORIGIN|\{ORIGIN\})(.*)$/.exec(folder) ?? [];
    return rest !== undefined && paths.has(posix.join(posix.dirname(path), rest, soname));
  });
}

/** The package that an object belongs to; without one, the first folder of its path. */
function nameOf({ path, package: name }: SharedObject): string {
  return name ?? path.split('/')[0] ?? path;
}
