import { posix } from 'node:path';
import { isCliError } from '../errors.ts';
import { localFiles, manifestsOfPython } from '../python/uv/local-files.ts';
import { readsUvLock, readUvLock } from '../python/uv/lock.ts';
import type { Folder } from '../read/folder.ts';
import type { Plan, Project } from '../values.ts';

/** What is read of a project in a folder, where it exists. */
const manifests = {
  python: manifestsOfPython,
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
    ...(readsUvLock(template) ? ofUvLock(folder) : []),
  ];
  return [...new Set(files)].filter((file) => folder.has(file));
}

/** None of a lock that is broken, which is told elsewhere. */
function ofUvLock(folder: Folder): string[] {
  try {
    const lock = readUvLock(folder);
    return lock === undefined ? [] : localFiles(lock);
  } catch (error) {
    if (!isCliError(error)) throw error;
    return [];
  }
}

function inFolder(path: string, language: keyof typeof manifests | undefined): string[] {
  return language === undefined ? [] : manifests[language].map((file) => posix.join(path, file));
}
