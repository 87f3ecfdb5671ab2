import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answers, ProjectKind } from '../../packages/create-nix-project/src/values.ts';
import { renderProject } from './render-project.ts';

/** The lines of flake.nix and of each file in nix/, by path: what a reviewer of the pull request reads. */
export async function renderedSize(
  template: string,
  answers: Answers = {},
  project: ProjectKind = 'new',
): Promise<ReadonlyMap<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'size-'));
  try {
    await renderProject(folder, template, answers, project);
    const entries = await readdir(join(folder, 'nix'), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const paths = [
      join(folder, 'flake.nix'),
      ...files.map(({ parentPath, name }) => join(parentPath, name)),
    ];
    const sizes = paths.map(async (path): Promise<[string, number]> => {
      const text = await readFile(path, 'utf8');
      return [path.slice(folder.length + 1), text.split('\n').length - 1];
    });
    return new Map(await Promise.all(sizes));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The sum of all lines. */
export function linesOf(size: ReadonlyMap<string, number>): number {
  return [...size.values()].reduce((sum, count) => sum + count, 0);
}
