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
import type { HostPrograms } from './programs.ts';

const sources = join(repository, 'tools/offline/nixpkgs');

/**
 * Puts the offline nixpkgs into the cache: the Nix files of tools/offline and the list of programs.
 *
 * @returns its folder, for `--override-input nixpkgs path:FOLDER`
 */
export async function writeOfflineNixpkgs(programs: HostPrograms): Promise<string> {
  const folder = join(cacheFolder, 'offline/nixpkgs');
  await mkdir(dirname(folder), { recursive: true });
  const temporary = await mkdtemp(join(dirname(folder), '.nixpkgs-'));
  try {
    const made = join(temporary, 'new');
    await cp(sources, made, { recursive: true });
    await copyFile(programs.certificates, join(made, 'ca-bundle.crt'));
    await writeFile(join(made, 'programs.json'), `${JSON.stringify(programs, null, 2)}\n`);
    // An unchanged folder is left alone: another process may be reading it.
    if (!(await sameFiles(made, folder))) {
      await rename(folder, join(temporary, 'old')).catch(() => undefined);
      await rename(made, folder);
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
