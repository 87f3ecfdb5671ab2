import { alignedTable } from '../bench/aligned-table.ts';
import type { Outcome } from './outcome.ts';

/** What became of one flake, by system and kind of output. */
export interface Evaluation {
  readonly flake: string;
  readonly evaluated: Readonly<Record<string, Readonly<Record<string, Outcome>>>>;
}

/**
 * A table with a row for each flake and system: how many outputs were evaluated, or the number of an
 * error, which stands below. One error often is that of all outputs.
 */
export function report(evaluations: readonly Evaluation[], kinds: readonly string[]): string {
  const errors: string[] = [];
  const cell = (outcome: Outcome | undefined): string => {
    if (typeof outcome !== 'string') return String(outcome ?? '-');
    if (!errors.includes(outcome)) errors.push(outcome);
    return `error ${errors.indexOf(outcome) + 1}`;
  };
  const rows = evaluations.flatMap(({ flake, evaluated }) =>
    Object.entries(evaluated).map(([system, outcomes]) => [
      flake,
      system,
      ...kinds.map((kind) => cell(outcomes[kind])),
    ]),
  );
  const notes = errors.map((error, index) => `error ${index + 1}: ${error}`);
  const table = alignedTable([['flake', 'system', ...kinds], ...rows]);
  return [table, ...(notes.length === 0 ? [] : ['', ...notes])].join('\n');
}

/** Whether all that a flake offers evaluates, and it offers something. */
export function succeeded({ evaluated }: Evaluation): boolean {
  const outcomes = Object.values(evaluated).flatMap((it) => Object.values(it));
  const isGood = (outcome: Outcome) => typeof outcome === 'number' && outcome > 0;
  return outcomes.some(isGood) && outcomes.every((it) => it === null || isGood(it));
}
