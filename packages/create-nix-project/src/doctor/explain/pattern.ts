/** What `+` and `*` of a row's pattern stand for. */
const most = 200;

/**
 * A pattern of a row as it is run: repetitions have an end, and a space also fits the end of a line.
 *
 * @throws when the pattern has flags, which rows have no use for
 */
export function compilePattern(pattern: RegExp): RegExp {
  if (pattern.flags !== '') throw new Error(`a pattern has flags: ${pattern}`);
  // An escaped character, a class of characters, or one of the three that mean something else here.
  const source = pattern.source.replace(
    /\\.|\[(?:\\.|[^\]\\])+\]|[ +*]/g,
    (piece) => replacements[piece] ?? piece,
  );
  return new RegExp(source, 'gm');
}

const replacements: Readonly<Record<string, string>> = {
  ' ': '[ \\n]',
  '+': `{1,${most}}`,
  '*': `{0,${most}}`,
};
