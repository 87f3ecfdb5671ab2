import { type CleanLog, cleanLog } from './clean-log.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import type { Depth, Row } from './row.ts';
import { rows } from './rows.ts';

/** What happened, and what to do. */
export interface Explanation {
  readonly id: string;
  readonly title: string;
  /** One or two sentences, with the names that the log has. */
  readonly happened: string;
  /** Steps, with commands between backticks. */
  readonly todo: readonly string[];
  /** The place in the log, its lines counted from 1. */
  readonly evidence: { readonly line: number; readonly text: string };
  /** Documentation. */
  readonly link?: string;
}

/** An explanation, and where it belongs among others. */
interface Finding {
  readonly explanation: Explanation;
  readonly depth: Depth;
  readonly at: number;
}

const order: readonly Depth[] = ['machine', 'cause', 'step', 'outcome'];

/** Of one row with different names, such as missing modules, so many are told. */
const mostOfARow = 5;

interface CompiledRow {
  readonly row: Row;
  readonly patterns: readonly Pattern[];
  readonly unless: readonly Pattern[];
  readonly only: readonly Pattern[];
}

const compiled: readonly CompiledRow[] = rows.map((row) => ({
  row,
  patterns: row.patterns.map(compilePattern),
  unless: (row.unless ?? []).map(compilePattern),
  only: (row.only ?? []).map(compilePattern),
}));

/**
 * What went wrong in the run of a program, by the output of Nix, uv, cargo, Python and others.
 *
 * @param log both outputs of the run; colours, prefixes and wrapped lines do not matter
 * @returns causes before their consequences; empty for a log with nothing known in it
 */
export function explain(log: string): Explanation[] {
  const clean = cleanLog(log);
  return compiled
    .flatMap((row) => findingsOf(row, clean))
    .sort((a, b) => order.indexOf(a.depth) - order.indexOf(b.depth) || a.at - b.at)
    .map(({ explanation }) => explanation);
}

function findingsOf({ row, patterns, unless, only }: CompiledRow, clean: CleanLog): Finding[] {
  const found = new Map<string, Finding>();
  for (const { regex, needed } of patterns) {
    if (!clean.text.includes(needed)) continue;
    for (const match of clean.text.matchAll(regex)) {
      const finding = findingOf(row, match, clean);
      const known = found.get(finding.explanation.happened);
      if (known === undefined || finding.at < known.at)
        found.set(finding.explanation.happened, finding);
      if (found.size >= mostOfARow) break;
    }
  }
  const has = ({ regex }: Pattern) => clean.text.search(regex) >= 0;
  if (found.size === 0 || unless.some(has)) return [];
  if (only.length > 0 && !only.some(has)) return [];
  return [...found.values()];
}

function findingOf(row: Row, match: RegExpMatchArray, clean: CleanLog): Finding {
  const at = match.index ?? 0;
  const captured = Object.fromEntries(
    Object.entries(match.groups ?? {}).map(([name, text]) => [
      name,
      (text ?? '').replaceAll('\n', ' '),
    ]),
  );
  const values = { ...captured, ...row.derive?.(captured) };
  const index = lineAt(clean.starts, at);
  const end = clean.starts[index + 1] ?? clean.text.length + 1;
  return {
    depth: row.depth ?? 'cause',
    at,
    explanation: {
      id: row.id,
      title: fill(row.title, values),
      happened: fill(row.happened, values),
      todo: row.todo.map((step) => fill(step, values)),
      evidence: {
        line: clean.numbers[index] ?? 1,
        text: shortened(clean.text.slice(clean.starts[index] ?? 0, end - 1)),
      },
      ...(row.link === undefined ? {} : { link: row.link }),
    },
  };
}

/** The index of the line that holds the position, by halving. */
function lineAt(starts: readonly number[], position: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w{1,40})\}/g, (whole, name: string) => values[name] ?? whole);
}

function shortened(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 299)}…`;
}
