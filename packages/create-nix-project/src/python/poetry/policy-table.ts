import { CliError, exitCodes } from '../../errors.ts';
import type { Folder } from '../../read/folder.ts';
import { readToml, type TomlFile } from '../../read/toml.ts';
import { normalName } from '../name.ts';
import { columns, rowLine } from './policy-lines.ts';
import type { Kind, PolicyRow } from './policy-rows.ts';

export const policyFile = 'nix/wheel-policy.toml';

/**
 * The rows of a project's table; undefined when it has none.
 * @throws {CliError} exit code 1 with file, line and reason when a row is not as it should be
 */
export function readPolicy(folder: Folder): PolicyRow[] | undefined {
  const table = readToml(folder, policyFile);
  if (table === undefined) return undefined;
  return Object.entries(table.get() as object).map(([name, row]) => readRow(table, name, row));
}

function readRow(table: TomlFile, name: string, row: unknown): PolicyRow {
  const { reason = '', ...cells } = (typeof row === 'object' ? row : { row }) as Record<
    string,
    unknown
  >;
  for (const [column, kind] of Object.entries(cells)) {
    if (!(columns as readonly string[]).includes(column))
      throw brokenRow(table, name, `“${column}” is not one of ${columns.join(', ')}, reason`);
    if (kind !== 'wheel' && kind !== 'source')
      throw brokenRow(table, name, `${column} is neither "wheel" nor "source"`);
  }
  if (typeof reason !== 'string') throw brokenRow(table, name, 'reason is not text');
  for (const kernel of ['linux', 'darwin'])
    if (!(kernel in cells)) throw brokenRow(table, name, `${kernel} is missing`);
  return {
    name: normalName(name),
    cells: cells as Record<string, Kind>,
    reason,
  };
}

function brokenRow({ file, line }: TomlFile, name: string, reason: string): CliError {
  return new CliError(`${file}:${line(name) ?? 1}: the row of ${name}: ${reason}.`, {
    code: 'broken-file',
    exitCode: exitCodes.failed,
    hint: `For example: ${rowLine({ name, cells: { linux: 'source', darwin: 'wheel' }, reason: 'why' })}`,
  });
}
