import { createHash } from 'node:crypto';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { cached } from '../host/cache.ts';

const files = join(import.meta.dirname, 'face');

/**
 * A flake in the shape of nixpkgs: the smaller nixpkgs in OUT, with stubs for what it lacks.
 *
 * @param out the folder with upstream's repositories
 * @returns its folder, for `--override-input nixpkgs path:FOLDER`
 */
export async function nixpkgsFace(out: string): Promise<string> {
  const hash = createHash('sha256').update(resolve(out));
  for (const name of (await readdir(files)).sort())
    hash.update(name).update(await readFile(join(files, name)));
  const core = join(out, 'core');
  return cached(`upstream/nixpkgs-${hash.digest('hex').slice(0, 12)}`, async (folder) => {
    await cp(files, folder, { recursive: true });
    const filter = (path: string) => path !== join(core, 'face');
    await cp(core, join(folder, 'core'), { recursive: true, verbatimSymlinks: true, filter });
  });
}
