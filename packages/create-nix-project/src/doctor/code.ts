import type { Evidence } from '../values.ts';
import type { SourceFile } from './state.ts';

/** A place in Nix code that matches; comments do not count. */
export interface CodeMatch {
  readonly evidence: Evidence;
  readonly match: RegExpExecArray;
  readonly file: SourceFile;
  /** Where the match begins in the text of the file. */
  readonly start: number;
}

/**
 * The places in the files where a pattern matches, outside of comments.
 *
 * @param pattern is tried line by line
 */
export function findInCode(files: readonly SourceFile[], pattern: RegExp): CodeMatch[] {
  const everywhere = new RegExp(pattern, 'g');
  return files.flatMap((file) => {
    let at = 0;
    return codeOf(file)
      .split('\n')
      .flatMap((line, index) => {
        const begin = at;
        at += line.length + 1;
        return [...line.matchAll(everywhere)].map((match) => ({
          evidence: { file: file.path, line: index + 1 },
          match,
          file,
          start: begin + match.index,
        }));
      });
  });
}

/** The lines of the places, each once. */
export function placesOf(found: readonly CodeMatch[]): Evidence[] {
  const lines = new Map(
    found.map(({ evidence }) => [`${evidence.file}:${evidence.line}`, evidence]),
  );
  return [...lines.values()];
}

/**
 * The code of a file, as long as its text, with spaces in place of comments. A `#` in a text, such
 * as an address, does not begin one: it has no space before it. A comment of several lines begins
 * its line: elsewhere `/*` is a pattern of a shell.
 */
export function codeOf({ text }: SourceFile): string {
  return withoutLongComments(text).replace(/(?<!\S)#.*/g, blank);
}

/** Looks for each end once: with a regular expression, many that never end would take forever. */
function withoutLongComments(text: string): string {
  const opening = /^[ \t]*\/\*/gm;
  const pieces: string[] = [];
  let done = 0;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const end = text.indexOf('*/', opening.lastIndex);
    if (end < 0) break;
    pieces.push(text.slice(done, found.index), blank(text.slice(found.index, end + 2)));
    done = end + 2;
    opening.lastIndex = done;
  }
  return pieces.join('') + text.slice(done);
}

function blank(comment: string): string {
  return comment.replace(/[^\n]/g, ' ');
}
