/** Text of others for one line of a terminal: what would move its cursor or colour it is spelled out. */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The same for several lines, with their tabs. */
export function printableLines(text: string): string {
  const line = (content: string) => content.split('\t').map(printable).join('\t');
  return text.split('\n').map(line).join('\n');
}

/** Of a long value its beginning, so that the next column stays near; `--json` has all of it. */
export function shortened(value: string): string {
  const characters = [...printable(value)];
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 59).join('')}…`;
}
