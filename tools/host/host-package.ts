import { join } from 'node:path';
import { exists } from './cache.ts';
import { programVersion } from './find-program.ts';
import { install } from './install.ts';
import { baseRoot } from './machine/base.ts';
import type { PackageRecipe } from './packages.ts';
import { rustRoot } from './rust.ts';

/** A package of the stand-in nixpkgs, as pkgs/host-package.nix reads it. */
export interface HostPackage {
  readonly version: string;
  readonly mainProgram: string;
  /** The path of each of its programs. */
  readonly programs: Readonly<Record<string, string>>;
}

/**
 * Gets the programs of a package.
 *
 * @throws when one of them cannot be had
 */
export async function hostPackage(recipe: PackageRecipe): Promise<HostPackage> {
  const programs = await programsIn(await folderOf(recipe), recipe.programs);
  const also = recipe.with;
  const others =
    also === undefined ? {} : await programsIn(await install(also.install), also.programs);
  for (const [name, program] of Object.entries(recipe.aliases ?? {}))
    programs[name] = programs[program] ?? '';
  const [mainProgram = ''] = recipe.programs;
  const version = await programVersion(programs[mainProgram] ?? '');
  if (version === null) throw new Error(`${programs[mainProgram]} does not start`);
  return { version, mainProgram, programs: { ...programs, ...others } };
}

async function folderOf({ install: recipe, of }: PackageRecipe): Promise<string> {
  if (recipe !== undefined) return install(recipe);
  const { mount } = of === 'rust' ? await rustRoot() : await baseRoot();
  return join(mount, 'bin');
}

async function programsIn(
  folder: string,
  names: readonly string[],
): Promise<Record<string, string>> {
  const paths = names.map((name) => [name, join(folder, name)] as const);
  for (const [name, path] of paths)
    if (!(await exists(path))) throw new Error(`there is no program ${name} in ${folder}`);
  return Object.fromEntries(paths);
}
