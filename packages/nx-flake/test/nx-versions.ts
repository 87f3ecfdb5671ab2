import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from '../../../tools/host/cache.ts';
import { runOrThrow } from '../../../tools/host/run.ts';

/** The oldest Nx that the plugin is for, and one of the newest. */
export const otherNxVersions = ['22.0.0', '24.0.6'];

/**
 * Installs a version of Nx in `.cache/nx-versions/`, once.
 *
 * @returns the folder of its package
 */
export async function nxFolder(version: string): Promise<string> {
  const folder = await cached(`nx-versions/${version}`, async (temporary) => {
    await writeFile(join(temporary, 'package.json'), '{ "private": true }\n');
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `nx@${version}`];
    await runOrThrow('npm', args, { cwd: temporary });
  });
  return join(folder, 'node_modules/nx');
}
