import { alignedTable, met } from './aligned-table.ts';
import type { Growth, RustFigures } from './rust.ts';

/** The figures of the Rust checks as two Markdown tables. */
export function rustTables(figures: RustFigures, growth: readonly Growth[]): string {
  const { empty, edit, recompiled, oneDerivation } = figures;
  return [checks(empty, edit, recompiled, oneDerivation), growthTable(growth)].join('\n\n');
}

function growthTable(growth: readonly Growth[]): string {
  const header = ['new project with', 'evaluating all checks', 'derivations'];
  const rows = growth.map(({ crates, milliseconds, derivations }) => [
    `${crates} ${crates === 1 ? 'crate' : 'crates'}`,
    `${milliseconds.toFixed(0)} ms`,
    String(derivations),
  ]);
  return alignedTable([header, ...rows]);
}

function checks(empty: number, edit: number, recompiled: number, oneDerivation: number): string {
  const rows = [
    ['', 'seconds', 'ratio', 'wanted', ''],
    ['everything, from downloaded crates', seconds(empty), '', '', ''],
    [
      'after a line in one crate has changed',
      seconds(edit),
      `${(edit / empty).toFixed(2)} × the above`,
      '≤ 0.35 ×',
      met(edit / empty <= 0.35),
    ],
    ['dependencies compiled again after that', String(recompiled), '', '0', met(recompiled === 0)],
    [
      'the same commands in one derivation, after that',
      seconds(oneDerivation),
      `${(oneDerivation / edit).toFixed(1)} × ours`,
      '≥ 3 ×',
      met(oneDerivation / edit >= 3),
    ],
  ];
  return alignedTable(rows);
}

function seconds(value: number): string {
  return value.toFixed(0);
}
