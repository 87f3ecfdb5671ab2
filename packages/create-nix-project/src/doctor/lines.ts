import type { Evidence } from '../types.ts';
import type { SourceFile } from './state.ts';

/** A line of Nix code that matches; comments do not count. */
export interface CodeLine {
  readonly evidence: Evidence;
  readonly match: RegExpExecArray;
  readonly file: SourceFile;
}

/** The lines of the files where a pattern matches, outside of comments. */
export function findLines(files: readonly SourceFile[], pattern: RegExp): CodeLine[] {
  return files.flatMap((file) =>
    file.text.split('\n').flatMap((line, index) => {
      const match = pattern.exec(withoutComment(line));
      return match === null
        ? []
        : [{ evidence: { file: file.path, line: index + 1 }, match, file }];
    }),
  );
}

/** A `#` in a text, such as an address, does not begin a comment: it has no space before it. */
function withoutComment(line: string): string {
  const at = line.search(/(?:^|\s)#/);
  return at < 0 ? line : line.slice(0, at);
}
