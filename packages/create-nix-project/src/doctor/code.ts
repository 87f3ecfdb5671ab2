import type { Evidence } from '../types.ts';
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
  return text.replace(/^[ \t]*\/\*[^]*?\*\//gm, blank).replace(/(?<!\S)#.*/g, blank);
}

function blank(comment: string): string {
  return comment.replace(/[^\n]/g, ' ');
}
