/** What `+` and `*` of a row's pattern stand for. */
const most = 200;

/** A pattern of a row, ready to run. */
export interface Pattern {
  readonly regex: RegExp;
  /** A text without which the regular expression fits nowhere; looking for it is much faster. */
  readonly needed: string;
}

/**
 * A pattern of a row as it is run: repetitions have an end, and a space also fits the end of a line.
 *
 * @throws when the pattern has flags, which rows have no use for
 */
export function compilePattern(pattern: RegExp): Pattern {
  if (pattern.flags !== '') throw new Error(`a pattern has flags: ${pattern}`);
  // An escaped character, a class of characters, or one of the three that mean something else here.
  const source = pattern.source.replace(
    /\\.|\[(?:\\.|[^\]\\])+\]|[ +*]/g,
    (piece) => replacements[piece] ?? piece,
  );
  return { regex: new RegExp(source, 'gm'), needed: neededText(pattern) };
}

const replacements: Readonly<Record<string, string>> = {
  ' ': '[ \\n]',
  '+': `{1,${most}}`,
  '*': `{0,${most}}`,
};

/**
 * The longest text without a space that stands in a pattern as it is, outside of groups.
 *
 * @returns the empty text when there is none, or the pattern is a choice
 */
export function neededText(pattern: RegExp): string {
  const runs = [''];
  let depth = 0;
  for (const [piece] of pattern.source.matchAll(/\\.|\[(?:\\.|[^\]\\])+\]|\{[\d,]+\}|[^]/g)) {
    if (piece === '|' && depth === 0) return '';
    if (piece === ')') depth -= 1;
    const last = runs.at(-1) ?? '';
    if (depth === 0 && isPlain(piece)) runs[runs.length - 1] = last + piece.slice(-1);
    else {
      // What may be there no time at all is no part of the text.
      if (depth === 0 && /^[?*{]/.test(piece)) runs[runs.length - 1] = last.slice(0, -1);
      runs.push('');
    }
    if (piece === '(') depth += 1;
  }
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}

/** A character that stands for itself; not a space, which may be the end of a line. */
function isPlain(piece: string): boolean {
  return /^(?:[^\\[\](){}|^$.?*+ ]|\\[^\w\s])$/.test(piece);
}
