import { styleText } from 'node:util';
import type { FlakeResult } from './check-flake.ts';
import { hostSystem } from './nix-setup.ts';

const header = ['flake', 'system', 'inputs', 'checks run', 'evaluated for', 'seconds', 'result'];

/** The results as a table with aligned columns. */
export function flakeTable(results: readonly FlakeResult[], colour = hasColour()): string {
  const rows = [header, ...results.map(row)];
  const widths = header.map((_, column) =>
    Math.max(...rows.map((cells) => cell(cells, column).length)),
  );
  const pad = (cells: readonly string[]) =>
    cells.map((text, column) => text.padEnd(widths[column] ?? 0));
  return rows
    .map((cells, index) => {
      const line = pad(cells).join('  ').trimEnd();
      const status = results[index - 1]?.status;
      if (!colour) return line;
      if (status === undefined) return styleText('bold', line, { validateStream: false });
      return line.replace(
        new RegExp(`${status}$`),
        styleText(status === 'passed' ? 'green' : 'red', status, { validateStream: false }),
      );
    })
    .join('\n');
}

/** One line with the number of flakes for each result. */
export function summary(results: readonly FlakeResult[]): string {
  const count = (status: FlakeResult['status']) =>
    results.filter((result) => result.status === status).length;
  return `flakes: ${count('passed')} passed, ${count('failed')} failed, ${count('not run')} not run`;
}

/** The result of a flake that nobody came to check. */
export function notRun(name: string): FlakeResult {
  return {
    name,
    system: hostSystem(),
    inputs: null,
    sandbox: false,
    checks: [],
    failed: [],
    evaluated: [],
    seconds: 0,
    status: 'not run',
  };
}

function row(result: FlakeResult): string[] {
  const { checks, failed } = result;
  const inputs =
    result.inputs === null ? '-' : `${result.inputs}${result.sandbox ? '' : ', no sandbox'}`;
  const mark = (check: string) => (failed.includes(check) ? `${check} (failed)` : check);
  return [
    result.name,
    result.system,
    inputs,
    checks.map(mark).join(' ') || '-',
    result.evaluated.join(' ') || '-',
    result.seconds.toFixed(1),
    result.status,
  ];
}

function cell(cells: readonly string[], column: number): string {
  return cells[column] ?? '';
}

function hasColour(): boolean {
  return process.stdout.isTTY && !process.env.NO_COLOR;
}
