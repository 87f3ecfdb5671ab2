import { unpackPackages } from './debian-packages.ts';

/**
 * Unpacks an older Rust than today's from the packages of the distribution into the cache.
 *
 * @returns the folder that has it in usr/
 * @throws when the machine has no apt, or the suite has no Rust that unpacks
 */
export function unpackedRust(): Promise<string> {
  return unpackPackages({
    name: 'rust',
    packages: ['cargo', 'rustc'],
    // Its Rust is 1.85, the first with edition 2024.
    debianSuites: ['trixie'],
  });
}
