/** A log as the patterns see it. */
export interface CleanLog {
  /** Its lines without empty ones, prefixes and indentation; one space between words. */
  readonly text: string;
  /** For each line of `text`, where it begins there. */
  readonly starts: readonly number[];
  /** For each line of `text`, its number in the log, from 1. */
  readonly numbers: readonly number[];
}

/** No line of use is longer; what is behind is cut off. */
const longestLine = 4000;

// Colours and cursor movements (CSI), titles and links (OSC), character sets; ECMA-48.
const escapes =
  /\x1b\[[0-?]{0,64}[ -/]{0,8}[@-~]|\x1b\][^\x07\x1b]{0,2000}(?:\x07|\x1b\\)|\x1b[ -/]{1,4}[0-~]|\x1b[0-Z\\^-~]|\x9b[0-?]{0,64}[@-~]/g;

const controls =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

// `hello> ` of Nix, `> ` of its excerpts, `| ` and `│ ` of those around an error, `× ` and `╰─▶ `,
// pytest's `E   `. Each of them may stand behind another.
const prefix = /^(?:\s{1,200}|[\w.+-]{1,100}> |>(?: |$)|[│×╰╭├─▶❯|]{1,4}(?: |$)|E {2,8})/;

/**
 * Makes a log comparable: no escapes, no Windows line ends, of lines that were overwritten the last
 * state, no prefixes. What a program prints of a text with `\n` in it, as Rust's panics do, counts
 * as words.
 *
 * @param log any text
 */
export function cleanLog(log: string): CleanLog {
  const lines: string[] = [];
  const starts: number[] = [];
  const numbers: number[] = [];
  let length = 0;
  log.split('\n').forEach((line, index) => {
    const text = cleanLine(line);
    if (text === '') return;
    lines.push(text);
    starts.push(length);
    numbers.push(index + 1);
    length += text.length + 1;
  });
  return { text: lines.join('\n'), starts, numbers };
}

/** With nothing to take away: no space, escape or letter that may be invisible. */
const oneWord = /^[!-=?-[\]-~]{0,1000}$/;

/** One line of a log, without prefixes. */
function cleanLine(line: string): string {
  if (oneWord.test(line)) return line;
  let text = withoutEscapes(shownPart(line.slice(0, longestLine)));
  for (let count = 0; count < 6; count += 1) {
    const found = prefix.exec(text);
    if (found === null) break;
    text = text.slice(found[0].length);
  }
  return text
    .replace(/\\n|\s/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Text without what does something to a terminal. */
function withoutEscapes(text: string): string {
  return text.replace(escapes, '').replace(controls, '');
}

/** What a carriage return left on the screen: the last part that is not empty. */
function shownPart(line: string): string {
  if (!line.includes('\r')) return line;
  return line.split('\r').findLast((part) => part.trim() !== '') ?? '';
}
