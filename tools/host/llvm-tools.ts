import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exists } from './cache.ts';
import { CacheError } from './cache-error.ts';
import { type DynamicLoader, dynamicLoader, unpackPackages } from './debian-packages.ts';
import { findProgram } from './find-program.ts';

/** The programs that make a report of what tests covered, for one version of LLVM. */
export interface HostLlvmTools {
  readonly programs: Readonly<Record<string, string>>;
  readonly loader: DynamicLoader;
}

const names = ['llvm-cov', 'llvm-profdata'];

/** Whether a Rust toolchain has the component `llvm-tools`. */
export async function hasLlvmTools(sysroot: string): Promise<boolean> {
  const targets = await readdir(join(sysroot, 'lib/rustlib')).catch(() => []);
  const paths = targets.map((target) => join(sysroot, 'lib/rustlib', target, 'bin/llvm-profdata'));
  return (await Promise.all(paths.map(exists))).includes(true);
}

/**
 * Unpacks the tools of that LLVM from the packages of the distribution into the cache.
 *
 * @param major such as `22`, as in what `rustc -vV` says
 * @returns null when the distribution does not have them: a flake that needs them says so
 */
export async function unpackedLlvmTools(major: string): Promise<HostLlvmTools | null> {
  if ((await findProgram('apt-get')) === null) return null;
  const wanted = { name: `llvm-${major}`, packages: [`llvm-${major}`], debianSuites: ['sid'] };
  const folder = await unpackPackages(wanted).catch((error: unknown) => {
    if (error instanceof CacheError) throw error;
    return null;
  });
  if (folder === null) return null;
  const bin = join(folder, 'usr/lib', `llvm-${major}`, 'bin');
  const programs = Object.fromEntries(names.map((name) => [name, join(bin, name)]));
  return { programs, loader: await dynamicLoader(folder) };
}
