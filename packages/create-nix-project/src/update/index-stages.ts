import { firstLine, runSync } from '../system/run.ts';
import type { Sides } from './merge-file.ts';
import type { Repository } from './repository.ts';

/** A file with conflicts, and the texts that they are between. */
export interface Conflict {
  readonly path: string;
  readonly executable: boolean;
  readonly sides: Sides;
}

/**
 * Tells git's index of conflicts, as a merge would: stage 1 is the text of before, 2 yours, 3 that of
 * the templates (https://git-scm.com/docs/git-ls-files#_output). Then `git status` lists the files,
 * `git mergetool` and editors resolve them, and `git add` ends it.
 *
 * @returns why git refused; undefined when all is well
 */
export function markConflicts(
  { target, prefix }: Pick<Repository, 'target' | 'prefix'>,
  conflicts: readonly Conflict[],
): string | undefined {
  if (conflicts.length === 0) return undefined;
  try {
    const lines = conflicts.flatMap((conflict) => indexLines(target, prefix, conflict));
    git(target, ['update-index', '-z', '--index-info'], lines.map((line) => `${line}\0`).join(''));
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function indexLines(target: string, prefix: string, conflict: Conflict): string[] {
  const { path, executable, sides } = conflict;
  const mode = executable ? '100755' : '100644';
  const stages = [sides.base, sides.ours, sides.theirs].flatMap((text, index) => {
    if (text === undefined) return [];
    const args = ['hash-object', '-w', '--stdin', '--path', path];
    return [`${mode} ${git(target, args, text).trim()} ${index + 1}\t${prefix}${path}`];
  });
  // The entry of the merged file would hide the stages; mode 0 removes it.
  const nothing = '0'.repeat(stages[0]?.split(' ')[1]?.length ?? 40);
  return [`0 ${nothing}\t${prefix}${path}`, ...stages];
}

function git(target: string, args: readonly string[], input: string): string {
  const { code, stdout, stderr } = runSync('git', args, { cwd: target, input });
  if (code !== 0) throw new Error(firstLine(stderr));
  return stdout;
}
