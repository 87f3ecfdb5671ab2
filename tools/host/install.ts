import { join } from 'node:path';
import { baseRoot } from './machine/base.ts';
import { goClient, pipClient } from './machine/clients.ts';
import { registryFolder } from './machine/registries.ts';
import { relocateFolder, withLoader } from './machine/relocate.ts';
import type { InstallRecipe } from './packages.ts';
import { runOrThrow } from './run.ts';
import { rustEnvironment } from './rust.ts';

/**
 * Installs a package of a registry, so that builds can run its programs.
 *
 * @returns the folder with its programs, as builds see it
 * @throws when the registry's client is missing or fails
 */
export async function install(recipe: InstallRecipe): Promise<string> {
  const folder = await registryFolder(`${recipe.name}-${recipe.version}`, async (target) => {
    await fill(target, recipe);
    await relocateFolder(target, withLoader((await baseRoot()).mount));
  });
  if (recipe.from === 'python') return join(folder, recipe.folder);
  if (recipe.from === 'npm') return join(folder, 'node_modules', recipe.package, 'bin');
  return join(folder, 'bin');
}

function fill(target: string, recipe: InstallRecipe): Promise<void> {
  if (recipe.from === 'python') return pipInstall(target, [`${recipe.name}==${recipe.version}`]);
  if (recipe.from === 'npm') return npmInstall(target, recipe);
  return recipe.from === 'go' ? goInstall(target, recipe) : cargoInstall(target, recipe);
}

/** Installs Python packages, and nothing that they ask for, into a folder. */
export async function pipInstall(target: string, requirements: readonly string[]): Promise<void> {
  const python = await pipClient();
  const options = ['--quiet', '--no-deps', '--no-compile', '--disable-pip-version-check'];
  await runOrThrow(python, [
    '-m',
    'pip',
    'install',
    ...options,
    '--target',
    target,
    ...requirements,
  ]);
}

async function npmInstall(target: string, recipe: InstallRecipe & { from: 'npm' }): Promise<void> {
  const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', target];
  await runOrThrow('npm', ['install', ...options, `${recipe.package}@${recipe.version}`]);
}

/** With the compilers of the distribution, which need nothing of this machine. */
async function cargoInstall(
  target: string,
  recipe: InstallRecipe & { from: 'cargo' },
): Promise<void> {
  const options = ['--quiet', '--locked', '--version', recipe.version, '--root', target];
  // A program that runs for a moment need not be the fastest, but be there soon.
  const profile = { CARGO_PROFILE_RELEASE_OPT_LEVEL: '0', CARGO_PROFILE_RELEASE_LTO: 'off' };
  await runOrThrow('cargo', ['install', ...options, recipe.name], {
    env: { ...(await rustEnvironment()), ...profile, CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16' },
  });
}

async function goInstall(target: string, recipe: InstallRecipe & { from: 'go' }): Promise<void> {
  await runOrThrow(await goClient(), ['install', `${recipe.path}@v${recipe.version}`], {
    env: { GOBIN: join(target, 'bin'), CGO_ENABLED: '0' },
  });
}
