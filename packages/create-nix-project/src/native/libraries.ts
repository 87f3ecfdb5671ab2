import { attributeOf, isDriverLibrary } from './data/sonames.ts';
import type { Need } from './unmet.ts';

/**
 * How it is known that a package needs a library: its installed files were read (`scan`), the table
 * of wheels has it (`table`), it opens the library by name (`dlopen`), or it has no wheel and is
 * linked with the library when it is installed (`build`).
 */
export type Source = 'scan' | 'table' | 'dlopen' | 'build';

/** A package of nixpkgs with native libraries, and who needs it. */
export interface NativeLibrary {
  /** Such as `stdenv.cc.cc.lib`, within `pkgs`. */
  readonly attribute: string;
  /** Normalized names of Python packages, sorted. */
  readonly neededBy: readonly string[];
  /** Such as `libstdc++.so.6`, sorted. */
  readonly sonames: readonly string[];
  /** The best of what says so, in the order of `Source`. */
  readonly source: Source;
}

/** A library that no package of nixpkgs can give, or none that the table knows. */
export interface OtherLibrary {
  readonly soname: string;
  readonly neededBy: readonly string[];
}

export interface NativeLibraries {
  readonly libraries: readonly NativeLibrary[];
  /** They come with the driver of the machine's graphics card. */
  readonly driver: readonly OtherLibrary[];
  /** Nobody knows which package has them. */
  readonly unknown: readonly OtherLibrary[];
}

export interface KnownNeed extends Need {
  readonly source: Source;
}

const order: readonly Source[] = ['scan', 'table', 'dlopen', 'build'];

/** Where the needed libraries come from, sorted by attribute and name. */
export function nativeLibraries(needs: readonly KnownNeed[]): NativeLibraries {
  const byAttribute = new Map<string, KnownNeed[]>();
  const driver = new Map<string, KnownNeed[]>();
  const unknown = new Map<string, KnownNeed[]>();
  for (const need of needs) {
    const attribute = attributeOf(need.soname);
    if (attribute !== undefined) add(byAttribute, attribute, need);
    else add(isDriverLibrary(need.soname) ? driver : unknown, need.soname, need);
  }
  return {
    libraries: sortedEntries(byAttribute).map(([attribute, list]) => ({
      attribute,
      neededBy: packagesOf(list),
      sonames: sorted(list.map(({ soname }) => soname)),
      source: order.find((source) => list.some((need) => need.source === source)) ?? 'scan',
    })),
    driver: others(driver),
    unknown: others(unknown),
  };
}

function add(map: Map<string, KnownNeed[]>, key: string, need: KnownNeed): void {
  const list = map.get(key);
  if (list) list.push(need);
  else map.set(key, [need]);
}

function others(map: ReadonlyMap<string, KnownNeed[]>): OtherLibrary[] {
  return sortedEntries(map).map(([soname, list]) => ({ soname, neededBy: packagesOf(list) }));
}

function packagesOf(needs: readonly KnownNeed[]): string[] {
  return sorted(needs.map((need) => need.package));
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

function sortedEntries<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
