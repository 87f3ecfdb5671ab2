import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { dynamicLoader, unpackPackages } from './debian-packages.ts';

/**
 * Unpacks Nix from the packages of the distribution into the cache.
 *
 * @returns the path of a program that runs this Nix
 * @throws when the machine has no apt, or no suite has a Nix that unpacks
 */
export async function unpackedNix(): Promise<string> {
  const folder = await unpackPackages({
    name: 'nix',
    packages: ['nix-bin'],
    // Debian's own suite can be older than what flakes need.
    debianSuites: ['sid', 'trixie'],
    finish: writeWrappers,
  });
  return join(folder, 'bin/nix');
}

async function writeWrappers(folder: string): Promise<void> {
  const { program, libraries } = await dynamicLoader(folder);
  // The folder moves once it is complete.
  const at = (path: string) => `"$root/${relative(folder, path)}"`;
  const script = `#!/bin/sh
root=$(dirname "$(dirname "$(readlink -f "$0")")")
exec ${at(program)} --argv0 "\${0##*/}" --library-path ${at(libraries)} "$root/usr/bin/nix" "$@"
`;
  await mkdir(join(folder, 'bin'));
  await writeFile(join(folder, 'bin/nix'), script, { mode: 0o755 });
  // Nix is all of its commands, and goes by the name that it is started with.
  for (const name of ['nix-build', 'nix-instantiate', 'nix-store'])
    await symlink('nix', join(folder, 'bin', name));
}
