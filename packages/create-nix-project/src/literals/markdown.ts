/** Text that a Markdown paragraph or heading shows as it is: https://spec.commonmark.org/0.31.2/ */
export function inlineText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** A code span that shows the text, with as many backticks around as it takes. */
export function codeSpan(text: string): string {
  if (text === '') return '';
  const line = text.replace(/\r\n?|\n/g, ' ');
  const runs = line.match(/`+/g) ?? [];
  const lengths = new Set(runs.map((run) => run.length));
  let length = 1;
  while (lengths.has(length)) length += 1;
  const fence = '`'.repeat(length);
  // One space is taken off both ends, but not from a span of nothing but spaces.
  const padding = /^`|`$|^ .*[^ ].* $/.test(line) ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}
