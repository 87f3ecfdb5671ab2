import { join } from 'node:path';
import { cached } from './cache.ts';
import { findProgram, programVersion } from './find-program.ts';
import type { InstallRecipe } from './packages.ts';
import { run, runOrThrow } from './run.ts';
import { isAtLeast } from './version.ts';

/**
 * Installs a package of a registry into the cache.
 *
 * @returns the folder with its programs
 * @throws when the registry's client is missing or fails
 */
export async function install(recipe: InstallRecipe): Promise<string> {
  const name = `host/${recipe.name}-${recipe.version}`;
  if (recipe.from === 'python') {
    const requirement = `${recipe.name}==${recipe.version}`;
    return join(await cached(name, (target) => pipInstall(target, [requirement])), recipe.folder);
  }
  if (recipe.from === 'npm') {
    const folder = await cached(name, (target) => npmInstall(target, recipe));
    return join(folder, 'node_modules', recipe.package, 'bin');
  }
  const build = (target: string) =>
    recipe.from === 'go' ? goInstall(target, recipe) : cargoInstall(target, recipe);
  return join(await cached(name, build), 'bin');
}

/** Installs Python packages, and nothing that they ask for, into a folder. */
export async function pipInstall(target: string, requirements: readonly string[]): Promise<void> {
  const python = await pythonWithPip();
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

let withPip: Promise<string> | undefined;

function pythonWithPip(): Promise<string> {
  withPip ??= (async () => {
    for (const python of ['python3', '/usr/bin/python3'])
      if ((await run(python, ['-m', 'pip', '--version'])).code === 0) return python;
    throw new Error('no python3 with pip; install Python 3 and pip (on Debian: python3-pip)');
  })();
  return withPip;
}

async function npmInstall(target: string, recipe: InstallRecipe & { from: 'npm' }): Promise<void> {
  const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', target];
  await runOrThrow('npm', ['install', ...options, `${recipe.package}@${recipe.version}`]);
}

async function cargoInstall(
  target: string,
  recipe: InstallRecipe & { from: 'cargo' },
): Promise<void> {
  const cargo = await findProgram('cargo');
  const version = cargo === null ? null : await programVersion(cargo);
  if (cargo === null || version === null || !isAtLeast(version, recipe.oldestCargo))
    throw new Error(
      `${recipe.name} needs cargo ${recipe.oldestCargo} or newer: https://rust-lang.org/tools/install`,
    );
  const options = ['--quiet', '--locked', '--version', recipe.version, '--root', target];
  await runOrThrow(cargo, ['install', ...options, recipe.name]);
}

async function goInstall(target: string, recipe: InstallRecipe & { from: 'go' }): Promise<void> {
  const go = await findProgram('go');
  if (go === null) throw new Error(`${recipe.name} needs Go: https://go.dev/doc/install`);
  await runOrThrow(go, ['install', `${recipe.path}@v${recipe.version}`], {
    env: { GOBIN: join(target, 'bin') },
  });
}
