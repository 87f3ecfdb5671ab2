import { realpathSync } from 'node:fs';
import { access, mkdir, mkdtemp, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { cacheError } from './cache-error.ts';

/** The root of the repository. */
export const repository = resolve(import.meta.dirname, '../..');

/**
 * Where the tools keep what they download and make; git ignores it. It may be a link, also one that other
 * clones have; Nix takes no path with a link in it, and so this is where the link leads.
 */
export const cacheFolder = target(join(repository, '.cache'));

function target(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    // It is not there yet.
    return folder;
  }
}

/** Whether there is something at the path. */
export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * Makes a folder of the cache unless it is there: `fill` gets an empty folder beside it, which
 * takes the name only when `fill` has succeeded. Two processes may do so at once.
 *
 * @returns the path of the folder, without links
 * @throws {CacheError} when the cache cannot be written to
 */
export async function cached(
  name: string,
  fill: (temporary: string) => Promise<void>,
): Promise<string> {
  return cachedIn(cacheFolder, name, fill);
}

const underWay = new Map<string, Promise<string>>();

/** The same in another cache. */
export function cachedIn(
  cache: string,
  name: string,
  fill: (temporary: string) => Promise<void>,
): Promise<string> {
  const folder = join(cache, name);
  // Within one process a folder is made once, whoever asks for it meanwhile.
  const making = underWay.get(folder) ?? make(cache, folder, fill);
  underWay.set(folder, making);
  return making.finally(() => underWay.delete(folder));
}

async function make(
  cache: string,
  folder: string,
  fill: (temporary: string) => Promise<void>,
): Promise<string> {
  if (await exists(folder)) return realpath(folder);
  let temporary: string | undefined;
  try {
    await mkdir(dirname(folder), { recursive: true });
    temporary = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
    await fill(temporary);
    await rename(temporary, folder).catch(async (error) => {
      // The other process was first.
      if (!(await exists(folder))) throw error;
    });
  } catch (error) {
    throw cacheError(cache, error);
  } finally {
    // What cannot be removed counts for nothing, and must not hide why.
    if (temporary !== undefined)
      await rm(temporary, { recursive: true, force: true }).catch(() => {});
  }
  return realpath(folder);
}
