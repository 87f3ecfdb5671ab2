import { realpathSync } from 'node:fs';
import { topOfRepository } from './repository-top.ts';
import { firstLine, runSync } from './run.ts';

/** Which files git could bring back, were they overwritten. */
export interface Committed {
  /** Not in the last commit at all. */
  readonly missing: readonly string[];
  /** Other than in the last commit. */
  readonly changed: readonly string[];
  /** Why git cannot tell. */
  readonly problem?: string;
}

/**
 * Compares existing files with the last commit. Their content counts, not what the index says of them:
 * git can be told not to look for changes.
 */
export function compareCommitted(folder: string, paths: readonly string[]): Committed {
  const problem = problemIn(folder);
  if (problem !== undefined) return { missing: [], changed: [], problem };
  const committed = committedHashes(folder, paths);
  const missing = paths.filter((path) => !committed.has(path));
  const tracked = paths.filter((path) => committed.has(path));
  const hashes = hashesOf(folder, tracked);
  const changed = tracked.filter((path, index) => committed.get(path) !== hashes[index]);
  return { missing, changed };
}

function problemIn(folder: string): string | undefined {
  const { code, stderr } = runSync('git', ['rev-parse', '--show-toplevel'], { cwd: folder });
  if (code === 0) return undefined;
  if (code === 127) return 'git is not installed';
  return topOfRepository(realpathSync(folder)) === undefined
    ? 'this folder is not in a git repository'
    : `git does not work here (${firstLine(stderr)})`;
}

/** By path; empty before the first commit. */
function committedHashes(folder: string, paths: readonly string[]): Map<string, string> {
  const { stdout } = runSync('git', ['ls-tree', '-z', 'HEAD', '--', ...paths], { cwd: folder });
  return new Map(
    stdout.split('\0').flatMap((line) => {
      const [, hash = '', path = ''] = /^100\d+ blob (\S+)\t(.*)$/s.exec(line) ?? [];
      return path === '' ? [] : [[path, hash] as const];
    }),
  );
}

/** The hashes that the files would be committed with. */
function hashesOf(folder: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const { stdout } = runSync('git', ['hash-object', '--', ...paths], { cwd: folder });
  return stdout.split('\n');
}
