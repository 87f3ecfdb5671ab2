import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { runOrThrow } from './run.ts';

/**
 * Installs a package of npm in `.cache/npm-packages/`, once, without running its scripts.
 *
 * @returns the folder of the package
 */
export async function npmPackage(name: string, version: string): Promise<string> {
  const folder = await cached(`npm-packages/${name}-${version}`, async (temporary) => {
    await writeFile(join(temporary, 'package.json'), '{ "private": true }\n');
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${version}`];
    await runOrThrow('npm', args, { cwd: temporary });
  });
  return join(folder, 'node_modules', name);
}
