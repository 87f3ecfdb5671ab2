import { openers } from './data/dlopen.ts';
import { wheelRows } from './data/wheels.ts';
import { type KnownNeed, type NativeLibraries, nativeLibraries } from './libraries.ts';

/**
 * The native libraries that packages need, from the tables alone.
 *
 * @param names of Python packages, normalized, as a lock or a requirements file has them
 */
export function librariesOfPackages(names: Iterable<string>): NativeLibraries {
  const all = new Set(names);
  return nativeLibraries([...all].flatMap((name) => [...fromWheel(name), ...opened(name, all)]));
}

/**
 * What packages open by name: what to add to the result of a scan, which cannot see it. What they
 * were built with, a scan does see.
 *
 * @param names of the packages that are installed
 */
export function openedNeeds(names: Iterable<string>): KnownNeed[] {
  const all = new Set(names);
  return [...all].flatMap((name) => opened(name, all)).filter(({ source }) => source === 'dlopen');
}

/** Where it was read what a package opens: a file of a release. */
export function openerSource(name: string): string | undefined {
  return own(openers, name)?.source;
}

/** Of packages with native code, those that no table has. */
export function unreadPackages(names: Iterable<string>): string[] {
  return [...names].filter(
    (name) => own(wheelRows, name) === undefined && own(openers, name) === undefined,
  );
}

function fromWheel(name: string): KnownNeed[] {
  const [, ...sonames] = own(wheelRows, name) ?? [];
  return sonames.map((soname) => ({ package: name, soname, source: 'table' }));
}

function opened(name: string, all: ReadonlySet<string>): KnownNeed[] {
  const opener = own(openers, name);
  if (opener === undefined || opener.unless?.some((other) => all.has(other)) === true) return [];
  return opener.sonames
    .split(/\s+/)
    .map((soname) => ({ package: name, soname, source: opener.how }));
}

function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
