import { join } from 'node:path';
import { arch } from 'node:process';
import { unpackPackages } from './debian-packages.ts';
import { findProgram } from './find-program.ts';

/** GEOS with its headers, as pkgs/geos.nix of the offline nixpkgs reads it. */
export interface HostGeos {
  /** The folder with bin/ and include/. */
  readonly prefix: string;
  readonly libraries: string;
}

/**
 * Unpacks GEOS from the packages of the distribution into the cache: poetry2nix has it as an input of
 * shapely.
 *
 * @returns null on a distribution without apt
 */
export async function hostGeos(): Promise<HostGeos | null> {
  if ((await findProgram('apt-get')) === null) return null;
  const folder = await unpackPackages({
    name: 'geos',
    packages: ['libgeos-dev'],
    // The oldest, which runs on the C library of every other one.
    debianSuites: ['bookworm'],
  });
  const cpu = arch === 'arm64' ? 'aarch64' : 'x86_64';
  return {
    prefix: join(folder, 'usr'),
    libraries: join(folder, `usr/lib/${cpu}-linux-gnu`),
  };
}
