import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** The root of the repository. */
export const repository = resolve(import.meta.dirname, '../..');

/** Where the tools keep what they download and make; git ignores it. */
export const cacheFolder = join(repository, '.cache');

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
 * @returns the path of the folder
 */
export async function cached(
  name: string,
  fill: (temporary: string) => Promise<void>,
): Promise<string> {
  const folder = join(cacheFolder, name);
  if (await exists(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const temporary = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  try {
    await fill(temporary);
    await rename(temporary, folder).catch(async (error) => {
      // The other process was first.
      if (!(await exists(folder))) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return folder;
}
