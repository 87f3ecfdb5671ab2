import type { ProcessResult } from './run.ts';

/** What to do where git does not work, as a sentence; commands in backquotes. */
export function gitCure({ code, stderr }: Pick<ProcessResult, 'code' | 'stderr'>): string {
  if (code === 127) return 'Install git, and run the command again.';
  // In every language, git prints the command for a repository that another user owns.
  const trust = /^\s*(git config --global --add safe\.directory .+)$/m.exec(stderr)?.[1];
  return trust === undefined
    ? '`git status` shows more, and often the solution.'
    : `If you trust what is in it: \`${trust}\`.`;
}
