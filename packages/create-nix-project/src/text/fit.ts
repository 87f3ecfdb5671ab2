/** Text in columns of a terminal, where characters may be two wide, or none. */
import truncatedWidth from 'fast-string-truncated-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** The text with an ellipsis where it is wider than so many columns. */
export function cut(text: string, width: number): string {
  const { index, ellipsed } = truncatedWidth(text, {
    limit: width,
    ellipsis: '…',
    ellipsisWidth: 1,
  });
  return ellipsed ? `${text.slice(0, index)}…` : text;
}

/** The same, filled with spaces to exactly that width. */
export function fill(text: string, width: number): string {
  const shown = cut(text, width);
  return shown + ' '.repeat(Math.max(0, width - widthOf(shown)));
}

/** How many columns the text takes. */
export function widthOf(text: string): number {
  return truncatedWidth(text).width;
}

/** The text in lines of at most so many columns; a longer word is divided. */
export function wrap(text: string, width: number): string[] {
  return wrapAnsi(text, Math.max(width, 1), { hard: true }).split('\n');
}
