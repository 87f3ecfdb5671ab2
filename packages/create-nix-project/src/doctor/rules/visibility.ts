import { shellWord } from '../../literals/shell.ts';
import { forceAdd } from '../../system/force-add.ts';
import type { Finding } from '../finding.ts';
import type { ProjectState } from '../state.ts';

/** A flake in a git repository consists of the files that git knows. */
export function visibility({ git }: ProjectState): Finding[] {
  if (!git.isRepository) return [];
  const { untracked, ignored, problem, cure = '' } = git;
  const consequence =
    'Nix copies only files tracked by git, so for the flake they do not exist: it fails, or runs without them.';
  const findings: Finding[] = [];
  if (problem !== undefined)
    findings.push({
      id: 'git-unusable',
      level: 'error',
      title: `Git does not work here: ${problem}`,
      evidence: [{ file: '.git' }],
      consequence: 'Nix asks git which files the flake has, and fails when git does.',
      // As all cures, without a full stop.
      cure: cure.replace(/\.$/, ''),
    });
  if (untracked.length > 0)
    findings.push({
      id: 'untracked-files',
      level: 'error',
      title: 'Files that the flake needs are not tracked by git.',
      evidence: untracked.map((file) => ({ file })),
      consequence,
      cure: `\`git add -N ${untracked.map(shellWord).join(' ')}\``,
      fix: { kind: 'track', paths: untracked },
    });
  if (ignored.length > 0)
    findings.push({
      id: 'ignored-files',
      level: 'error',
      title: 'Git ignores files that the flake needs.',
      evidence: ignored.map((file) => ({ file })),
      consequence,
      cure: `\`${forceAdd(ignored)}\` adds them anyway; \`git check-ignore --verbose ${ignored.map(shellWord).join(' ')}\` shows which lines ignore them`,
    });
  return findings;
}
