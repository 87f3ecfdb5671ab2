import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readWhole, withFile } from '../native/bytes.ts';
import { readElf } from '../native/elf/elf.ts';
import { readDefinedVersions } from '../native/elf/versions.ts';

/** The C library that a Python is started with. */
export interface CLibrary {
  /** The folder of libc.so.6, without links in its path. */
  readonly folder: string;
  /** `e_machine` of its ELF file. */
  readonly machine: number;
}

/** A script that starts Python is short. */
const longestScript = 10_000;

/**
 * The C library of an interpreter, by the loader that its file names. Nothing is executed.
 *
 * @param python its file, or a link to it; a script counts when it starts Python through a loader,
 *   as the flakes of the templates `uv` and `cuda-pytorch` do
 * @returns undefined when that cannot be known, as with another C library than glibc
 */
export function cLibraryOf(python: string): CLibrary | undefined {
  try {
    const loader = loaderOf(realpathSync(python));
    if (loader === undefined) return undefined;
    const folder = dirname(realpathSync(loader));
    const machine = withFile(realpathSync(join(folder, 'libc.so.6')), readElf)?.machine;
    return machine === undefined ? undefined : { folder, machine };
  } catch {
    return undefined;
  }
}

function loaderOf(place: string): string | undefined {
  const elf = withFile(place, readElf);
  if (elf !== null) return elf.interpreter;
  const script = readWhole(place, longestScript);
  return /(?:^|\s)(\/[\w./+-]+\/ld-linux[\w-]*\.so\.\d+)\s/.exec(script)?.[1];
}

/**
 * The versions of symbols that a library beside libc.so.6 has; undefined when it is not there.
 */
export function versionsOf({ folder }: CLibrary, soname: string): ReadonlySet<string> | undefined {
  try {
    const versions = withFile(realpathSync(join(folder, soname)), readDefinedVersions);
    return versions.length === 0 ? undefined : new Set(versions);
  } catch {
    return undefined;
  }
}

/** Where a loader that is not of the Nix store looks as well: ld.so(8), and /etc/ld.so.conf of most systems. */
const systemFolders = ['/lib', '/usr/lib', '/lib64', '/usr/lib64', '/usr/local/lib'];

/** Whether the system has a library for the programs that its own loader starts. */
export function systemHas({ folder }: CLibrary, soname: string): boolean {
  if (folder.startsWith('/nix/store/')) return false;
  return [folder, ...systemFolders].some((place) => existsSync(join(place, soname)));
}
