import {
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder, repository } from './cache.ts';

/**
 * Puts an offline input into the cache: its Nix files in tools/offline, and files about this machine.
 *
 * @param name the folder in tools/offline
 * @param target the folder that it becomes, in that of the cache
 * @param made the text of files that are made, or the path of files that are copied, by their name
 * @returns its folder, for `--override-input INPUT path:FOLDER`
 */
export async function writeOfflineFlake(
  name: string,
  target: string,
  made: Readonly<Record<string, { readonly text: string } | { readonly copyOf: string }>>,
): Promise<string> {
  const folder = join(cacheFolder, 'offline', target);
  await mkdir(dirname(folder), { recursive: true });
  const temporary = await mkdtemp(join(dirname(folder), `.${name}-`));
  try {
    const fresh = join(temporary, 'new');
    await cp(join(repository, 'tools/offline', name), fresh, { recursive: true });
    for (const [file, from] of Object.entries(made)) {
      if ('text' in from) await writeFile(join(fresh, file), from.text);
      else await copyFile(from.copyOf, join(fresh, file));
    }
    // An unchanged folder is left alone: another process may be reading it.
    if (!(await sameFiles(fresh, folder))) {
      await rename(folder, join(temporary, 'old')).catch(() => undefined);
      await rename(fresh, folder);
    }
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return folder;
}

async function sameFiles(left: string, right: string): Promise<boolean> {
  const [a, b] = await Promise.all([contents(left), contents(right)]);
  return JSON.stringify(a) === JSON.stringify(b);
}

async function contents(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const pairs = files.map(async (entry): Promise<[string, string]> => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length), await readFile(path, 'utf8')];
  });
  return (await Promise.all(pairs)).sort(([a], [b]) => (a < b ? -1 : 1));
}
