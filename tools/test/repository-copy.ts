import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { repository } from '../host/cache.ts';
import { freshCopy } from '../host/fresh-copy.ts';

/**
 * A copy of this repository with all of its files in git, nothing committed, and node_modules in place.
 *
 * @returns its folder, for the caller to remove
 */
export async function repositoryCopy(): Promise<string> {
  const copy = await freshCopy({ folder: repository });
  linkPackages(copy);
  linkPrograms(copy);
  return copy;
}

/** node_modules as `npm ci` would make it: the packages of this repository are those of the copy. */
function linkPackages(folder: string): void {
  const own = readdirSync(join(repository, 'packages'));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(repository, 'node_modules')))
    symlinkSync(
      own.includes(name) ? join(folder, 'packages', name) : join(repository, 'node_modules', name),
      join(folder, 'node_modules', name),
    );
  for (const name of own) {
    const nested = join(repository, 'packages', name, 'node_modules');
    if (existsSync(nested)) symlinkSync(nested, join(folder, 'packages', name, 'node_modules'));
  }
}

/** What is unpacked once on this machine, such as Nix. */
function linkPrograms(folder: string): void {
  const programs = join(repository, '.cache/host');
  if (!existsSync(programs)) return;
  mkdirSync(join(folder, '.cache'));
  symlinkSync(programs, join(folder, '.cache/host'));
}

/** Takes away what the Nx and the Vitest that a test runs in have set. */
export function withoutRunners(): Record<string, undefined> {
  const names = Object.keys(process.env).filter((name) => /^(NX_|VITEST|NODE_ENV$)/.test(name));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
