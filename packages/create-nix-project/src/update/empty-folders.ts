import { rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WriteFile } from '../write/write-file.ts';

/** Removes folders of the project in which nothing is left, now that files are gone, as git does. */
export function removeEmptyFolders(target: string, files: readonly WriteFile[]): void {
  for (const { path, state } of files)
    if (state === 'removed')
      for (let folder = dirname(path); folder !== '.'; folder = dirname(folder))
        if (!removeEmpty(join(target, folder))) break;
}

function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    // It is not empty, or gone; neither is in the way of anybody.
    return false;
  }
}
