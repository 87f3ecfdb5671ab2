import { shellWord } from '../literals/shell.ts';
import { writeList } from '../text/list-text.ts';
import type { AnswerValue } from '../values.ts';

/** Keys of the answers that most people decide, which have a flag of their own. */
const ownFlags: ReadonlySet<string> = new Set(['name', 'python', 'toolchain', 'ci']);

/** How an answer is given on the command line, without its value: `--python`, `--set vscode`. */
export function flagOf(key: string): string {
  return ownFlags.has(key) ? `--${key}` : `--set ${key}`;
}

/** The same with a value, for people to fill in: `--python VALUE`, `--set vscode=yes`. */
export function flagWith(key: string, value: string): string {
  return `${flagOf(key)}${ownFlags.has(key) ? ' ' : '='}${value}`;
}

/** The words that give an answer, for a POSIX shell: `--python 3.13`, `--set vscode=yes`. */
export function flagText(key: string, value: AnswerValue): string {
  const text = valueText(value);
  if (!ownFlags.has(key)) return `--set ${key}=${shellWord(text)}`;
  return `--${key}${text.startsWith('-') ? '=' : ' '}${shellWord(text)}`;
}

/** An answer as one text, as `--set` reads it. */
export function valueText(value: AnswerValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : writeList(value);
}
