import { extendLines } from '../write/extend-lines.ts';

/**
 * The merge of a file to which lines were added, such as .gitignore: lines that the templates no
 * longer have go, new ones come, and those that the user took out stay out.
 */
export function mergeExtended(base: string, ours: string, theirs: string): string {
  const before = linesOf(base);
  const after = linesOf(theirs);
  const gone = new Set([...before].filter((line) => !after.has(line)));
  const left = ours.split('\n').filter((line) => !gone.has(line.trimEnd()));
  const added = theirs
    .split('\n')
    .filter((line) => line === '' || line.startsWith('#') || !before.has(line.trimEnd()));
  return extendLines(left.join('\n'), added.join('\n'));
}

function linesOf(text: string): Set<string> {
  return new Set(
    text
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== ''),
  );
}
