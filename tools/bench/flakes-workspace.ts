import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../host/cache.ts';
import { committed } from './committed.ts';

/** Nx without its daemon, as in CI. */
export const nxEnvironment = {
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
  // Nx takes a task within a task of its own for part of that.
  NX_INVOKED_BY_RUNNER: '',
};

/** The program of Nx, with arguments. */
export function nxCommand(...args: string[]): [string, ...string[]] {
  return ['node', join(repository, 'node_modules/nx/dist/bin/nx.js'), ...args];
}

/**
 * Makes a workspace of so many flakes, committed to git. Each has the one at the next multiple of five
 * below it as an input, so that four others use every fifth.
 */
export async function flakesWorkspace(
  folder: string,
  count: number,
  plugins: readonly unknown[],
): Promise<string> {
  for (let index = 0; index < count; index += 1) {
    const place = join(folder, name(index));
    await mkdir(join(place, 'src'), { recursive: true });
    const base = name(index - (index % 5));
    const input = index % 5 === 0 ? '' : `  inputs.base.url = "path:../${base}";\n`;
    await writeFile(join(place, 'flake.nix'), `{\n${input}  outputs = _: { };\n}\n`);
    await writeFile(join(place, 'src/main.py'), `print(${index})\n`);
    // There without the plugin, too.
    await writeFile(join(place, 'project.json'), `{ "name": "${name(index)}" }\n`);
  }
  await mkdir(join(folder, 'node_modules'));
  for (const one of ['nx', 'nx-flake'])
    await symlink(join(repository, 'node_modules', one), join(folder, 'node_modules', one));
  await writeFile(join(folder, '.gitignore'), 'node_modules\n.nx\n');
  await writeFile(join(folder, 'nx.json'), JSON.stringify({ analytics: false, plugins }));
  return committed(folder);
}

/** Of the flake at an index. */
export function name(index: number): string {
  return `flake-${String(index).padStart(3, '0')}`;
}
