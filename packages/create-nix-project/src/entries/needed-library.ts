import { isNeededBy, type NeededBy, parseNeededBy, writeNeededBy } from './needed-by.ts';

/** A shared library by the name that programs load it with, as answers write it. */
export interface NeededLibrary {
  /** Such as `libcuda.so.1`. */
  readonly soname: string;
  readonly neededBy: NeededBy;
}

/** Reads `SONAME[:NAME+NAME[~MORE]]`. */
export function parseNeededLibrary(entry: string): NeededLibrary {
  const [soname = '', neededBy] = entry.split(':');
  return { soname, neededBy: parseNeededBy(neededBy) };
}

/** Writes the same. */
export function writeNeededLibrary(soname: string, neededBy: readonly string[]): string {
  return `${soname}${writeNeededBy(neededBy)}`;
}

/** Why a text is no such entry; undefined when it is one. */
export function neededLibrary(text: string): string | undefined {
  const [, soname = '', neededBy] = /^([^:]+)(?::(.+))?$/s.exec(text) ?? [];
  if (text.length <= 500 && /^[A-Za-z0-9][\w.+-]{0,99}$/.test(soname) && isNeededBy(neededBy))
    return undefined;
  return 'write the name of a shared library, such as “libcuda.so.1” or “libcuda.so.1:torch”';
}
