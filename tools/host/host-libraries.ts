import { arch } from 'node:process';
import { exists } from './cache.ts';
import { findProgram } from './find-program.ts';
import { runOrThrow } from './run.ts';

/** The C library of this machine. */
export interface HostLibc {
  readonly version: string;
  readonly library: string;
  readonly dynamicLinker: string;
}

/** Shared libraries that the offline nixpkgs copies. */
export const sonames = ['libz.so.1', 'libstdc++.so.6', 'libgomp.so.1', 'libgcc_s.so.1'] as const;

/** Where the machine has each library; null for one that it lacks. */
export async function hostLibraries(): Promise<Record<string, string | null>> {
  return findLibraries(sonames);
}

async function findLibraries(wanted: readonly string[]): Promise<Record<string, string | null>> {
  const ldconfig = (await findProgram('ldconfig')) ?? 'ldconfig';
  const lines = (await runOrThrow(ldconfig, ['-p'])).split('\n');
  const kind = arch === 'arm64' ? 'AArch64' : 'x86-64';
  const find = (soname: string) =>
    lines
      .filter((line) => line.trim().startsWith(`${soname} `) && line.includes(kind))
      .map((line) => line.split(' => ')[1] ?? null)[0] ?? null;
  return Object.fromEntries(wanted.map((soname) => [soname, find(soname)]));
}

/**
 * The version of glibc and the loader that programs start with.
 *
 * @throws when the C library is not glibc
 */
export async function hostLibc(): Promise<HostLibc> {
  const version = (await runOrThrow('getconf', ['GNU_LIBC_VERSION'])).trim().replace('glibc ', '');
  const dynamicLinker =
    arch === 'arm64' ? '/lib/ld-linux-aarch64.so.1' : '/lib64/ld-linux-x86-64.so.2';
  if (!(await exists(dynamicLinker))) throw new Error(`there is no ${dynamicLinker}`);
  const library = (await findLibraries(['libc.so.6']))['libc.so.6'];
  if (!library) throw new Error('there is no libc.so.6');
  return { version, library, dynamicLinker };
}
