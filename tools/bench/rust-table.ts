import type { Growth, RustFigures } from './rust.ts';

/** The figures of the Rust checks as two Markdown tables. */
export function rustTables(figures: RustFigures, growth: readonly Growth[]): string {
  const { empty, edit, recompiled, oneDerivation } = figures;
  return [
    ...checks(empty, edit, recompiled, oneDerivation),
    '',
    '| new project with | evaluating all checks | derivations |',
    '| ---------------- | --------------------- | ----------- |',
    ...growth.map(({ crates, milliseconds, derivations }) => {
      const what = `${crates} ${crates === 1 ? 'crate' : 'crates'}`.padEnd(16);
      return `| ${what} | ${`${milliseconds.toFixed(0)} ms`.padEnd(21)} | ${String(derivations).padEnd(11)} |`;
    }),
  ].join('\n');
}

function checks(empty: number, edit: number, recompiled: number, oneDerivation: number): string[] {
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
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)];
}

function seconds(value: number): string {
  return value.toFixed(0);
}

function met(yes: boolean): string {
  return yes ? 'met' : 'missed';
}
