import { lstat, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { arch } from 'node:process';

/** What takes the place of what in files; both are of one length. */
export interface Relocation {
  readonly inEveryFile: readonly (readonly [string, string])[];
  readonly inPrograms: readonly (readonly [string, string])[];
  readonly inTexts: readonly (readonly [string, string])[];
  /** What absolute links that begin with `/usr` lead to instead; null to leave links alone. */
  readonly usr: string | null;
}

/** The name of the dynamic loader, and the folder in which programs look for it. */
export const loader =
  arch === 'arm64'
    ? { name: 'ld-linux-aarch64.so.1', folder: '/lib' }
    : { name: 'ld-linux-x86-64.so.2', folder: '/lib64' };

/** The folder of libraries below `lib`, as Debian and its relatives call it. */
export const multiarch = arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';

/**
 * Lets programs start with the loader of another folder.
 *
 * Replacements are as long as what they take the place of, so that compiled programs stay as they are:
 * patchelf breaks those that cannot be moved in memory, such as gcc, and does not see the paths that
 * programs are compiled with.
 *
 * @param mount where the loader is, as long as `/usr`
 */
export function withLoader(mount: string): Relocation {
  // `/lib64/ld-linux` is two letters longer: a path may have more slashes than it needs.
  const slashes = '/'.repeat(loader.folder.length - mount.length + 1);
  return {
    inEveryFile: [],
    inPrograms: [[`${loader.folder}/ld-linux`, `${mount}${slashes}ld-linux`]],
    inTexts: [],
    usr: null,
  };
}

/**
 * Lets the files of a distribution be in another folder than `/usr`, with a loader of their own.
 *
 * @param mount the folder, as long as `/usr`
 */
export function insteadOfUsr(mount: string): Relocation {
  const { inPrograms } = withLoader(mount);
  return {
    inEveryFile: [
      ['/usr/', `${mount}/`],
      ...inPrograms,
      // The machine's own list of its libraries.
      ['/etc/ld.so.cache', `${mount}/ld.so.cache`],
    ],
    // Where the loader and the linker look for the machine's own libraries.
    inPrograms: [
      ['\0/lib/', `\0${mount}/`],
      ['=/lib', `=${mount}`],
    ],
    // Here lengths do not matter. The first is for scripts of the linker.
    inTexts: [
      [` /lib/${multiarch}`, ` ${mount}/lib/${multiarch}`],
      ['#!/bin/', `#!${mount}/bin/`],
      ['#! /bin/', `#! ${mount}/bin/`],
    ],
    usr: mount,
  };
}

/** The bytes of a file with everything replaced; the same object when there is nothing to replace. */
export function relocatedBytes(bytes: Buffer, relocation: Relocation): Buffer {
  const isText = !bytes.subarray(0, 8192).includes(0);
  const { inEveryFile, inPrograms, inTexts } = relocation;
  const pairs = [...inEveryFile, ...(isText ? [] : inPrograms)];
  let result = bytes;
  for (const [from, to] of pairs) result = sameLength(result, bytes, from, to);
  if (!isText || inTexts.length === 0) return result;
  const text = result.toString('latin1');
  const replaced = inTexts.reduce((all, [from, to]) => all.replaceAll(from, to), text);
  return replaced === text ? result : Buffer.from(replaced, 'latin1');
}

function sameLength(result: Buffer, original: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error(`'${to}' is not as long as '${from}'`);
  let changed = result;
  for (let at = result.indexOf(from); at !== -1; at = changed.indexOf(from, at + from.length)) {
    if (changed === original) changed = Buffer.from(original);
    changed.write(to, at, 'latin1');
  }
  return changed;
}

/** Relocates all files and absolute links in a folder. */
export async function relocateFolder(folder: string, relocation: Relocation): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) await relocateLink(path, relocation);
    else if (entry.isFile()) await relocateFile(path, relocation);
  }
}

async function relocateFile(path: string, relocation: Relocation): Promise<void> {
  const bytes = await readFile(path);
  const relocated = relocatedBytes(bytes, relocation);
  if (relocated === bytes) return;
  const { mode } = await lstat(path);
  // A file under two names is written as a new one, once for each.
  await rm(path);
  await writeFile(path, relocated, { mode });
}

async function relocateLink(path: string, { usr }: Relocation): Promise<void> {
  if (usr === null) return;
  const target = await readlink(path);
  if (!target.startsWith('/usr/')) return;
  await rm(path);
  await symlink(`${usr}${target.slice('/usr'.length)}`, path);
}
