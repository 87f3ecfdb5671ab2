import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Fact } from '../types.ts';
import { fact } from './fact.ts';

/**
 * A project below the top of a repository, as in a monorepo: GitHub reads no workflows there.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
 */
export function probeRepository(path: string): Fact[] {
  const top = topOfRepository(resolve(path), '');
  return top === undefined || top === '' ? [] : [fact('github', false, `${top}.git`)];
}

/** `../` for each folder up to the one with `.git`. */
function topOfRepository(folder: string, up: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return up;
  const parent = dirname(folder);
  return parent === folder ? undefined : topOfRepository(parent, `${up}../`);
}
