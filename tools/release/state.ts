import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../host/cache.ts';
import { run, runOrThrow } from '../host/run.ts';
import type { ReleaseState } from './refusal.ts';

/** Asks git and the folder of the changesets. */
export async function releaseState(): Promise<ReleaseState> {
  const git = (...args: string[]) => runOrThrow('git', args, { cwd: repository });
  const status = await git('status', '--porcelain');
  const names = await readdir(join(repository, '.changeset'));
  return {
    changed: status
      .split('\n')
      .filter(Boolean)
      .map((line) => line.slice(3)),
    branch: (await git('branch', '--show-current')).trim(),
    changesets: names.filter((name) => name.endsWith('.md') && name !== 'README.md').sort(),
  };
}

/**
 * Whether the registry has a version of a package.
 *
 * @param options of npm, such as the registry
 * @throws when it could not be asked
 */
export async function isPublished(
  name: string,
  version: string,
  options: readonly string[],
): Promise<boolean> {
  const args = ['view', `${name}@${version}`, 'version', '--json', '--prefer-online', ...options];
  const { code, stdout, stderr } = await run('npm', args);
  // Nothing is printed of a version that is not there when the package is.
  if (code === 0) return stdout.trim() !== '';
  const { error } = stdout === '' ? { error: { summary: stderr } } : JSON.parse(stdout);
  if (error.code === 'E404') return false;
  throw new Error(`Whether ${name} ${version} is published is not known: ${error.summary.trim()}`);
}
