import { tomlLiteral } from '../../literals/toml.ts';
import { systems } from '../../systems.ts';
import { normalName } from '../name.ts';
import type { PolicyRow } from './policy-rows.ts';

/** The cells that a row can have, in their order. */
export const columns = ['linux', 'darwin', ...systems] as const;

/** The rows as text, a line each, with aligned columns. */
export function policyText(rows: readonly PolicyRow[]): string {
  const names = longest(rows.map(({ name }) => name));
  const cells = longest(rows.map(cellsText));
  return rows.map((row) => `${rowLine(row, names, cells)}\n`).join('');
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0);
}

/** One row; the widths are those of its columns in the table. */
export function rowLine(row: PolicyRow, names = 0, cells = 0): string {
  return `${row.name.padEnd(names)} = { ${cellsText(row).padEnd(cells)} reason = ${tomlLiteral(row.reason)} }`;
}

function cellsText({ cells }: PolicyRow): string {
  return columns
    .filter((column) => cells[column] !== undefined)
    .map((column) => `${column} = ${`"${cells[column]}",`.padEnd(9)}`)
    .join(' ');
}

/**
 * The table with rows added in their places, and rows removed; every other line stays as it is.
 *
 * @param text the table as it is
 */
export function editPolicy(
  text: string,
  { add, remove }: { readonly add: readonly PolicyRow[]; readonly remove: readonly string[] },
): string {
  const removed = new Set(remove);
  const kept = text
    .split('\n')
    .map((line) => ({ line, name: rowName(line) ?? '' }))
    .filter(({ name }) => !removed.has(name));
  const names = longest(kept.map(({ line }) => /^\S+ *(?== *\{)/.exec(line)?.[0] ?? ''));
  const last = kept.findLastIndex(({ line }) => line.trim() !== '') + 1;
  const rows = add.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const lines: string[] = [];
  let next = 0;
  for (const [index, { line, name }] of kept.entries()) {
    const isEnd = index === last;
    for (let row = rows[next]; row && (isEnd || name > row.name); row = rows[next]) {
      lines.push(rowLine(row, names - 1));
      next += 1;
    }
    lines.push(line);
  }
  const rest = rows.slice(next).map((row) => rowLine(row, names - 1));
  return [...lines, ...rest].join('\n');
}

function rowName(line: string): string | undefined {
  const [, quoted, bare] = /^\s*(?:"([^"]*)"|([A-Za-z0-9_-]+))\s*=/.exec(line) ?? [];
  const name = quoted ?? bare;
  return name === undefined ? undefined : normalName(name);
}
