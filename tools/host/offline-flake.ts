import { createHash } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached, repository } from './cache.ts';

/**
 * Puts an offline input into the cache: its Nix files in tools/offline, and files about this machine.
 *
 * @param name the folder in tools/offline
 * @param target the beginning of its name in the cache; the rest follows from its files, so that what
 *   another process reads is never changed
 * @param made the text of files that are made, or the path of files that are copied, by their name
 * @returns its folder, for `--override-input INPUT path:FOLDER`
 */
export async function writeOfflineFlake(
  name: string,
  target: string,
  made: Readonly<Record<string, { readonly text: string } | { readonly copyOf: string }>>,
): Promise<string> {
  const source = join(repository, 'tools/offline', name);
  const own = Object.entries(made).map(async ([file, from]): Promise<[string, Buffer]> => {
    return [file, 'text' in from ? Buffer.from(from.text) : await readFile(from.copyOf)];
  });
  const files = await Promise.all(own);
  const hash = hashOf([...(await filesIn(source)), ...files]);
  return cached(`offline/${target}-${hash}`, async (folder) => {
    await cp(source, folder, { recursive: true });
    for (const [file, content] of files) await writeFile(join(folder, file), content);
  });
}

/** The content of each file, by its path. */
async function filesIn(folder: string): Promise<[string, Buffer][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = paths.sort().map(async (path): Promise<[string, Buffer]> => {
    return [path.slice(folder.length), await readFile(path)];
  });
  return Promise.all(files);
}

function hashOf(files: readonly (readonly [string, Buffer])[]): string {
  const hash = createHash('sha256');
  for (const [path, content] of files) hash.update(`${path}\0${content.length}\0`).update(content);
  return hash.digest('hex').slice(0, 12);
}
