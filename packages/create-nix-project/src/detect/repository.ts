import { join, relative, resolve, sep } from 'node:path';
import { topOfRepository } from '../system/repository-top.ts';
import type { Fact } from '../values.ts';
import { fact } from './fact.ts';

/**
 * A project below the top of a repository, as in a monorepo: GitHub reads no workflows there.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
 */
export function probeRepository(path: string): Fact[] {
  const folder = resolve(path);
  const top = topOfRepository(folder);
  if (top === undefined || top === folder) return [];
  return [fact('ci', 'none', join(relative(folder, top), '.git').replaceAll(sep, '/'))];
}
