import { createHash } from 'node:crypto';
import { lstat, readlink, realpath, rename, rm, symlink } from 'node:fs/promises';
import process from 'node:process';
import { cacheFolder, exists } from '../cache.ts';

/**
 * Folders of the cache that have a short name at the root of the file system, by the letter that the
 * name begins with. Builds see them, and nothing else of the machine. The names are as long as `/usr`,
 * for which the programs in them were compiled.
 */
export const roles = {
  /** Programs of the distribution, with the libraries that they need. */
  base: 'b',
  /** The C library alone: what everything else starts with. */
  libc: 'c',
  go: 'g',
  openssh: 'h',
  maven: 'j',
  /** Libraries that nixpkgs has as packages, and their headers. */
  libraries: 'l',
  /** An older Rust, for minimum versions. */
  olderRust: 'o',
  pip: 'p',
  /** Programs of other registries. */
  registries: 'r',
  rust: 's',
  torch: 't',
} as const;

export type Role = keyof typeof roles;

let chosen: Promise<string> | undefined;

/** The name of a role's folder in this clone, such as `/b0x`: no two clones have the same. */
export async function mountName(role: Role): Promise<string> {
  chosen ??= freeNumber();
  return `/${roles[role]}${await chosen}`;
}

/** What comes after the letter: a digit first, as no folder of a system has. */
async function freeNumber(): Promise<string> {
  const cache = await realpath(cacheFolder).catch(() => cacheFolder);
  const first = createHash('sha256').update(cache).digest().readUInt32BE() % 360;
  for (let step = 0; step < 360; step++) {
    const number = (first + step) % 360;
    const name = `${Math.floor(number / 36)}${(number % 36).toString(36)}`;
    const states = Object.values(roles).map((letter) => isFree(`/${letter}${name}`, cache));
    if (!(await Promise.all(states)).includes(false)) return name;
  }
  throw new Error('All short names at the root of the file system are taken; remove old ones.');
}

/** Whether a name is not there, or a link of this clone, or one of a clone that is gone. */
async function isFree(path: string, cache: string): Promise<boolean> {
  const target = await readlink(path).catch(() => null);
  if (target !== null) return target.startsWith(`${cache}/`) || !(await exists(path));
  return lstat(path).then(
    () => false,
    () => true,
  );
}

const mounted = new Map<string, string>();
let links = 0;

/** The names of these roles, with the folders that they are of. */
export function mountedFolders(wanted: readonly Role[]): { name: string; folder: string }[] {
  const letters = wanted.map((role) => `/${roles[role]}`);
  return [...mounted]
    .filter(([name]) => letters.includes(name.slice(0, 2)))
    .map(([name, folder]) => ({ name, folder }));
}

/**
 * Makes a folder of the cache visible under its short name outside of builds as well, for dev shells
 * and for what is run by hand.
 *
 * @throws when the user may not make the link
 */
export async function linkMount(name: string, at: string): Promise<void> {
  const folder = await realpath(at);
  mounted.set(name, folder);
  if ((await readlink(name).catch(() => null)) === folder) return;
  // Several packages may be the first at once.
  const temporary = `${name}-${process.pid}-${links++}`;
  try {
    await symlink(folder, temporary);
    await rename(temporary, name);
  } catch (error) {
    await rm(temporary, { force: true });
    if (!(error instanceof Error) || !/EACCES|EPERM|EROFS/.test(error.message)) throw error;
    throw new Error(
      `The checks need a link at the root of the file system, which you may not make: run \`sudo ln -sfn ${folder} ${name}\`, then try again.`,
      { cause: error },
    );
  }
}
