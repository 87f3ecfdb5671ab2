import { posix } from 'node:path';
import { isFolder, isInside, type UvLock } from './lock.ts';

/** What a flake reads of a Python project in a folder, where it exists. */
export const manifestsOfPython = ['pyproject.toml', 'Cargo.toml', 'Cargo.lock'] as const;

/** Archives, and manifests of folders, that uv.lock names by their paths. */
export function localFiles({ packages }: UvLock): string[] {
  return packages.flatMap(({ source }) => {
    const { kind, place } = source;
    if (!isInside(place)) return [];
    if (kind === 'path') return [place];
    return isFolder(source) ? manifestsOfPython.map((file) => posix.join(place, file)) : [];
  });
}
