import { unifiedDiff } from '../diff.ts';
import { makeVisible } from '../git.ts';
import { type WriteFile, write } from '../write.ts';
import type { Finding } from './finding.ts';

/** What `--fix` would change: edits as a diff, files that git is to know by name. */
export interface Fixes {
  readonly edits: readonly WriteFile[];
  readonly track: readonly string[];
}

/** The safe fixes of these findings; of several edits of one file only the first, which comes first. */
export function fixesOf(findings: readonly Finding[]): Fixes {
  const edits = new Map<string, WriteFile>();
  const track: string[] = [];
  for (const { fix } of findings) {
    if (fix?.kind === 'track') track.push(...fix.paths);
    if (fix?.kind === 'edit' && !edits.has(fix.file.path)) edits.set(fix.file.path, fix.file);
  }
  return { edits: [...edits.values()], track };
}

/** What would be done, for people: a diff that git takes, and the commands beside it. */
export function fixText({ edits, track }: Fixes): string {
  const commands = track.length === 0 ? [] : [`git add -N ${track.join(' ')}`];
  return [unifiedDiff(edits).trimEnd(), ...commands].filter((part) => part !== '').join('\n');
}

/**
 * Does it: all edits, or none.
 * @throws {CliError} exit code 1 with the reason
 */
export function applyFixes(target: string, { edits, track }: Fixes): void {
  write(target, edits);
  if (track.length > 0) makeVisible(target, track);
}
