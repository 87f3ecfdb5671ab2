import type { Finding } from '../finding.ts';

/** Files that are there and cannot be read, or are broken: a sentence about each. */
export function readable(problems: readonly string[]): Finding[] {
  return [...new Set(problems)].map((title) => ({
    id: 'broken-file',
    level: 'error',
    title,
    evidence: [],
    consequence: 'Programs that need the file fail, and its contents were not checked here.',
    cure: 'Fix it: `git diff` shows what changed, and `ls -l` who may read it',
  }));
}
