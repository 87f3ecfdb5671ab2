import type { Item } from '../answers/resolve.ts';
import { answerText } from '../text/answer-text.ts';
import { shortEvidence } from '../text/evidence.ts';
import { cut, fill, widthOf } from '../text/fit.ts';
import { printable } from '../text/printable.ts';

/** Below, a row is `label: value`, on as many lines as it takes. */
const narrowest = 30;
/** Below, a row has no room for where its answer comes from. */
const narrow = 50;

/**
 * The answers as rows of a table: label, value, and where it comes from.
 *
 * @param width of the terminal that a row may take, in columns
 */
export function reviewRows(items: readonly Item[], width: number): string[] {
  const rows = items.map((item) => [labelText(item), valueText(item), sourceText(item)] as const);
  if (width < narrowest) return rows.map(([label, value]) => `${label}: ${value}`);
  const sources = width < narrow ? 0 : longest(rows, 2, width * 0.3);
  const rest = width - (sources === 0 ? 2 : sources + 4);
  const labels = longest(rows, 0, rest - longest(rows, 1, rest * 0.4));
  const values = longest(rows, 1, rest - labels);
  return rows.map(([label, value, source]) =>
    (sources === 0
      ? `${fill(label, labels)}  ${cut(value, values)}`
      : `${fill(label, labels)}  ${fill(value, values)}  ${cut(source, sources)}`
    ).trimEnd(),
  );
}

/** How wide a column is to be: as its longest text, or the most that it may. */
function longest(rows: readonly (readonly string[])[], column: number, most: number): number {
  return Math.min(Math.floor(most), Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
}

function labelText({ question }: Item): string {
  return question.message.replace(/\?$/, '');
}

function valueText({ question, value }: Item): string {
  return answerText(question, value);
}

function sourceText({ source, evidence }: Item): string {
  switch (source) {
    case 'chosen':
      return 'your answer';
    case 'given':
      return 'given';
    case 'default':
      return 'default';
    default:
      return printable(shortEvidence(evidence));
  }
}
