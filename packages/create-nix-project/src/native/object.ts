import type { ElfFile } from './elf/elf.ts';

/** A shared object of an installed package or of a wheel. */
export interface SharedObject {
  /** Within the folder or wheel that was read, with `/`. */
  readonly path: string;
  /** The normalized name of the package that has it; undefined when none says so. */
  readonly package: string | undefined;
  /** null when it could not be read, or is something else: others may find it all the same. */
  readonly elf: ElfFile | null;
}

/** A file that was not read, and why. */
export interface Problem {
  readonly path: string;
  /** A clause such as `permission denied`. */
  readonly reason: string;
}

/** Shared objects, and what could not be read. */
export interface Objects {
  readonly objects: readonly SharedObject[];
  /** The normalized names of the packages, those without shared objects too. */
  readonly packages: readonly string[];
  readonly problems: readonly Problem[];
}

/** `libz.so`, `libz.so.1.3`, `_core.cpython-312-x86_64-linux-gnu.so` */
export function isSharedObject(name: string): boolean {
  const at = name.lastIndexOf('.so');
  return at >= 0 && /^(\.[\w.]+)?$/.test(name.slice(at + 3));
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
