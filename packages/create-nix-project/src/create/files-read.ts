import { posix } from 'node:path';
import { isCliError } from '../errors.ts';
import { readUvLock, type UvSource } from '../python/uv/lock.ts';
import type { Folder } from '../read/folder.ts';
import type { Plan, Project } from '../values.ts';

/** What is read of a project in a folder, where it exists. */
const manifests = {
  python: ['pyproject.toml', 'Cargo.toml', 'Cargo.lock'],
  rust: ['Cargo.toml'],
} as const;

/**
 * The existing files of the project's own that the flake reads while it is evaluated: its lock files,
 * and the manifests of all projects that these are about.
 *
 * @param projects those in the folder and below
 */
export function filesRead(
  folder: Folder,
  { template, record }: Plan,
  projects: readonly Project[] = [],
): string[] {
  const { language, locks } = template;
  const own = projects.filter(
    ({ path, kind, workspace = path }) => kind === language && workspace === '.',
  );
  const { requirements } = record.answers;
  const files = [
    ...locks.map(({ file }) => file),
    ...locks.map(({ manifest }) => manifest),
    ...own.flatMap(({ path }) => inFolder(path, language)),
    ...(typeof requirements === 'string' ? [requirements] : []),
    ...(locks.some(({ file }) => file === 'uv.lock') ? ofUvLock(folder) : []),
  ];
  return [...new Set(files)].filter((file) => folder.has(file));
}

function inFolder(path: string, language: keyof typeof manifests | undefined): string[] {
  return language === undefined ? [] : manifests[language].map((file) => posix.join(path, file));
}

/** Archives, and manifests of folders, that uv.lock names by their paths; none of one that is broken. */
export function ofUvLock(folder: Folder): string[] {
  return localSources(folder).flatMap(({ kind, place }) => {
    if (place.startsWith('/') || place.startsWith('..')) return [];
    if (kind === 'path') return [place];
    return ['directory', 'editable', 'virtual'].includes(kind) ? inFolder(place, 'python') : [];
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
