import { posix } from 'node:path';
import { localFiles, manifestsOfPython } from '../python/uv/local-files.ts';
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
    ...(locks.some(({ file }) => file === 'uv.lock') ? localFiles(folder) : []),
  ];
  return [...new Set(files)].filter((file) => folder.has(file));
}

function inFolder(path: string, language: keyof typeof manifests | undefined): string[] {
  return language === undefined ? [] : manifests[language].map((file) => posix.join(path, file));
}
