import type { Evidence, FileChange, Keep } from '../values.ts';

/** Lines that are none of ours and do what ours would do, another way. */
const rivals: Readonly<Record<Exclude<Keep, true>, RegExp>> = {
  // Of direnv: https://direnv.net/man/direnv-stdlib.1.html
  'other-shell': /^[^#]*\b(?:use|layout)[ _]\w/,
};

/** Whether an existing file with this text is left to its owner. */
export function isKept(change: FileChange, text: string): boolean {
  if (change.keep === undefined || text === change.content) return false;
  return change.keep === true || rivalLine(change, text) !== undefined;
}

/** The line of an existing file for which it is kept; undefined where it is kept as a whole, or not. */
export function rivalLine(
  { path, content, keep }: FileChange,
  text: string,
): (Evidence & { readonly text: string; readonly ours: string }) | undefined {
  if (keep === undefined || keep === true) return undefined;
  const ours = content.split('\n');
  const lines = text.split('\n').map((line) => line.trimEnd());
  const index = lines.findIndex((line) => rivals[keep].test(line) && !ours.includes(line));
  if (index < 0) return undefined;
  return {
    file: path,
    line: index + 1,
    text: lines[index]?.trim() ?? '',
    ours: ours.find((line) => rivals[keep].test(line)) ?? '',
  };
}
