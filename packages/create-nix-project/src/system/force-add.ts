import { shellWord } from '../literals/shell.ts';

/** The command that adds files which git ignores. */
export function forceAdd(paths: readonly string[]): string {
  return `git add -f ${paths.map(shellWord).join(' ')}`;
}
