import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder, exists } from './cache.ts';
import type { HostPackage } from './host-package.ts';
import type { HostPython } from './python.ts';

const system = ['/usr', '/bin', '/lib', '/lib64', '/etc/alternatives'];

/**
 * Files that Nix itself mounts into the sandbox of downloads. For each it makes an empty file first,
 * and where a folder of the machine is mounted above, that empties the machine's own file.
 */
const mountedByNix = [
  '/dev/null',
  '/etc/group',
  '/etc/hosts',
  '/etc/nsswitch.conf',
  '/etc/passwd',
  '/etc/resolv.conf',
  '/etc/services',
  '/etc/ssl/certs/ca-certificates.crt',
  '/nix/store/x',
  '/proc/self',
];

/** Whether a folder of the machine can be mounted into the sandbox without harm. */
export function isSafeToMount(folder: string): boolean {
  return folder !== '/' && !mountedByNix.some((file) => file.startsWith(`${folder}/`));
}

/** The folders that a build in Nix's sandbox has to see for these programs, and others, to run. */
export async function sandboxPaths(
  packages: readonly HostPackage[],
  pythons: readonly HostPython[],
  folders: readonly string[],
): Promise<string[]> {
  const programs = packages.flatMap((entry) => Object.values(entry.programs));
  const files = await Promise.all(programs.map((path) => realpath(path)));
  const wanted = [
    ...system,
    join(cacheFolder, 'host'),
    ...pythons.map(({ prefix }) => prefix),
    ...folders,
    ...[...programs, ...files].map(dirname),
  ];
  const distinct = [...new Set(wanted)].filter(isSafeToMount);
  const there = await Promise.all(distinct.map(exists));
  const existing = distinct.filter((_, index) => there[index]);
  return existing.filter((path) => !existing.some((other) => path.startsWith(`${other}/`)));
}
