import type { Item } from '../answers/resolve.ts';
import { answerText } from '../text/answer-text.ts';
import { shortEvidence } from '../text/evidence.ts';
import { cut, fill, widthOf } from '../text/fit.ts';
import { printable } from '../text/printable.ts';
import type { Found } from '../values/found.ts';
import type { Evidence } from '../values.ts';

/** Below, a row is `label: value`, on as many lines as it takes. */
const narrowest = 30;
/** Below, a row has no room for where its answer comes from. */
const narrow = 50;

/** A label, a value, and where it comes from. */
export type Row = readonly [label: string, value: string, source: string];

/**
 * Rows as lines of a table.
 *
 * @param width of the terminal that a row may take, in columns
 */
export function reviewRows(rows: readonly Row[], width: number): string[] {
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
function longest(rows: readonly Row[], column: number, most: number): number {
  return Math.min(Math.floor(most), Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
}

/** The row of an answer. */
export function answerRow(item: Item): Row {
  const { question, value } = item;
  return [question.message.replace(/\?$/, ''), answerText(question, value), sourceText(item)];
}

/** A row for each kind of thing that the packages or crates of a project need. */
export function foundRows({ python, rust }: Found): Row[] {
  const {
    libraries = [],
    programs = [],
    variables = [],
    driverLibraries = [],
  } = {
    ...python,
    ...rust,
  };
  return [
    ...row('Native libraries', libraries, ({ attribute }) => attribute),
    ...row('Programs that builds run', programs, ({ attribute }) => attribute),
    ...row('Variables of builds', variables, ({ name }) => name),
    ...row('From the graphics driver', driverLibraries, ({ soname }) => soname),
  ];
}

function row<Needed extends { readonly evidence: readonly Evidence[] }>(
  label: string,
  needed: readonly Needed[],
  text: (one: Needed) => string,
): Row[] {
  if (needed.length === 0) return [];
  const evidence = needed.flatMap((one) => one.evidence);
  return [[label, printable(needed.map(text).join(', ')), printable(shortEvidence(evidence))]];
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
