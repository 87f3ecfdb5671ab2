import { shellWord } from '../literals/shell.ts';
import { makeVisible } from '../system/git.ts';
import { unifiedDiff } from '../write/diff.ts';
import { write } from '../write/write.ts';
import { type WriteFile } from '../write/write-file.ts';
import type { Finding, TextEdit } from './finding.ts';
import type { SourceFile } from './state.ts';

/** What `--fix` would change: edits as a diff, files that git is to know by name. */
export interface Fixes {
  readonly files: readonly WriteFile[];
  readonly track: readonly string[];
}

/** The safe fixes of these findings, for the files that they were found in. */
export function fixesOf(findings: readonly Finding[], sources: readonly SourceFile[]): Fixes {
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  const edits = fixes.flatMap((fix) => (fix.kind === 'edit' ? fix.edits : []));
  return {
    files: sources.filter(isText).flatMap((source) => {
      const own = edits.filter(({ path }) => path === source.path);
      return own.length === 0 ? [] : [edited(source, own)];
    }),
    track: fixes.flatMap((fix) => (fix.kind === 'track' ? fix.paths : [])),
  };
}

/** What was not UTF-8 was replaced in the reading: written back, it would be lost. */
function isText({ text }: SourceFile): boolean {
  return !text.includes('\ufffd');
}

/** Of two edits that overlap, the first one counts; a second run has the other one. */
function edited({ path, text: before }: SourceFile, edits: readonly TextEdit[]): WriteFile {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    if (start < done) continue;
    pieces.push(before.slice(done, start), text);
    done = end;
  }
  const content = pieces.join('') + before.slice(done);
  return { path, before, content, state: 'replaced', executable: false };
}

/** What would be done, for people: a diff that git takes, and the commands beside it. */
export function fixText({ files, track }: Fixes): string {
  const commands = track.length === 0 ? [] : [`git add -N ${track.map(shellWord).join(' ')}`];
  return [unifiedDiff(files).trimEnd(), ...commands].filter((part) => part !== '').join('\n');
}

/**
 * Does it: all edits, or none.
 * @throws {CliError} exit code 1 with the reason
 */
export function applyFixes(target: string, { files, track }: Fixes): void {
  write(target, files);
  if (track.length > 0) makeVisible(target, track);
}
