import { posix } from 'node:path';
import { isCliError } from '../../errors.ts';
import type { Folder } from '../../read/folder.ts';
import { readUvLock, type UvSource } from './lock.ts';

/** What a flake reads of a Python project in a folder, where it exists. */
export const manifestsOfPython = ['pyproject.toml', 'Cargo.toml', 'Cargo.lock'] as const;

/** Archives, and manifests of folders, that uv.lock names by their paths; none of one that is broken. */
export function localFiles(folder: Folder): string[] {
  return localSources(folder).flatMap(({ kind, place }) => {
    if (place.startsWith('/') || place.startsWith('..')) return [];
    if (kind === 'path') return [place];
    const isFolder = ['directory', 'editable', 'virtual'].includes(kind);
    return isFolder ? manifestsOfPython.map((file) => posix.join(place, file)) : [];
  });
}

function localSources(folder: Folder): UvSource[] {
  try {
    return readUvLock(folder)?.packages.map(({ source }) => source) ?? [];
  } catch (error) {
    if (!isCliError(error)) throw error;
    return [];
  }
}
