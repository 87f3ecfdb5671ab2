import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliError, exitCodes } from '../errors.ts';
import { firstLine, runSync } from '../system/run.ts';

export interface Texts {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface MergedText {
  readonly text: string;
  readonly hasConflicts: boolean;
}

/** Merges the lines of three texts; where they conflict, with git's markers. */
export type MergeText = (texts: Texts) => MergedText;

/** More conflicts than this are counted as this many, https://git-scm.com/docs/git-merge-file */
const mostConflicts = 127;

/**
 * The merge of `git merge-file`, in the style that the user's `merge.conflictStyle` asks for.
 *
 * @param label what the markers call the side of the templates
 * @throws {CliError} exit code 1 when git cannot merge, as with texts that are binary
 */
export function mergeWithGit(label: string): MergeText {
  return ({ base, ours, theirs }) => {
    const folder = mkdtempSync(join(tmpdir(), 'create-nix-project-'));
    try {
      for (const [name, text] of Object.entries({ base, ours, theirs }))
        writeFileSync(join(folder, name), text);
      const labels = ['yours', 'generated before', label].flatMap((name) => ['-L', name]);
      const files = ['ours', 'base', 'theirs'].map((name) => join(folder, name));
      const { code, stdout, stderr } = runSync('git', ['merge-file', '-p', ...labels, ...files]);
      if (code > mostConflicts) throw notMerged(stderr);
      return { text: stdout, hasConflicts: code > 0 };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

function notMerged(stderr: string): CliError {
  return new CliError(`git could not merge: ${firstLine(stderr)}.`, {
    code: 'not-merged',
    exitCode: exitCodes.failed,
    hint: 'Nothing was written.',
  });
}
