import type { Folder } from '../read/folder.ts';
import type { Fact, Project } from '../values.ts';
import { fact } from './fact.ts';

/** Whether something is built with Node in the folder, and with which package manager. */
export function probeFrontEnd(folder: Folder, projects: readonly Project[]): Fact[] {
  const found = projects.filter(({ kind }) => kind === 'node');
  const built = found.find(({ path }) => hasBuild(folder.readHint(manifestOf(path))));
  const first = built ?? found[0];
  if (first === undefined) return [];
  const file = manifestOf(first.path);
  return [
    ...(built === undefined ? [] : [fact('node', true, file)]),
    { id: 'node-manager', value: first.manager, evidence: first.evidence },
  ];
}

function manifestOf(path: string): string {
  return path === '.' ? 'package.json' : `${path}/package.json`;
}

function hasBuild(text: string | undefined): boolean {
  try {
    return typeof JSON.parse(text ?? '{}')?.scripts?.build === 'string';
  } catch {
    return false;
  }
}
