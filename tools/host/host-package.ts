import { join } from 'node:path';
import { exists } from './cache.ts';
import { findProgram, programVersion } from './find-program.ts';
import { install } from './install.ts';
import type { PackageRecipe } from './packages.ts';
import { isAtLeast } from './version.ts';

/** A package of the offline nixpkgs, as pkgs/host-package.nix reads it. */
export interface HostPackage {
  readonly version: string;
  readonly mainProgram: string;
  /** The path of each of its programs. */
  readonly programs: Readonly<Record<string, string>>;
}

/**
 * Finds the programs of a package on the PATH, or installs them into the cache.
 *
 * @returns null when the machine lacks it and there is no way to install it
 * @throws when installing fails
 */
export async function hostPackage(recipe: PackageRecipe): Promise<HostPackage | null> {
  const onPath = await collect(recipe, findProgram);
  if (onPath && (!recipe.oldest || isAtLeast(onPath.version, recipe.oldest))) return onPath;
  if (!recipe.install) return null;
  const folder = await install(recipe.install);
  return collect(recipe, async (name) => {
    const path = join(folder, name);
    return (await exists(path)) ? path : null;
  });
}

async function collect(
  recipe: PackageRecipe,
  find: (name: string) => Promise<string | null>,
): Promise<HostPackage | null> {
  const [mainProgram = ''] = recipe.programs;
  const main = await find(mainProgram);
  const version = main === null ? null : await programVersion(main);
  if (version === null) return null;
  const programs: Record<string, string> = {};
  for (const name of recipe.programs) {
    const path = await find(name);
    if (path !== null) programs[name] = path;
  }
  return { version, mainProgram, programs };
}
