import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../host/cache.ts';

/** The published packages. The second depends on the first, so that is published first. */
export const packageNames = ['create-nix-project', 'nx-flake'] as const;

/** The folder of a published package. */
export const packageFolder = (name: string): string => join(repository, 'packages', name);

/**
 * The one version that all packages have (`fixed` in .changeset/config.json).
 *
 * @throws when they differ
 */
export function releaseVersion(): string {
  const versions = packageNames.map(
    (name) => JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8')).version,
  );
  const [version] = versions;
  if (new Set(versions).size === 1) return version;
  const each = packageNames.map((name, index) => `${name} is ${versions[index]}`).join(', ');
  throw new Error(`The packages have one version together, but ${each}.`);
}
