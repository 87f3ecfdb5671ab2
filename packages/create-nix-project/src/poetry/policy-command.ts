import { resolve } from 'node:path';
import { type Folder, openFolder } from '../detect/folder.ts';
import { poetryChoices } from '../detect/python/poetry.ts';
import { readRecord } from '../detect/record.ts';
import { readToml, type TomlFile } from '../detect/toml.ts';
import { CliError, exitCodes } from '../errors.ts';
import type { Answers } from '../types.ts';
import { write } from '../write.ts';
import { type PoetryLock, readLock } from './lock.ts';
import { type LockProblem, lockProblems, manifestProblems } from './lock-problems.ts';
import { editPolicy } from './policy-lines.ts';
import { type Comparison, comparePolicy, type PolicyContext } from './policy-report.ts';
import { policyFile, readPolicy } from './policy-table.ts';

export { policyJson, policyReportText } from './policy-text.ts';

/** What the command found, and did. */
export interface PolicyReport extends Comparison {
  readonly python: string;
  /** The path of the table; without one, the rows are those that would be made. */
  readonly table: string | undefined;
  /** What poetry2nix would get wrong in silence. */
  readonly lockProblems: readonly LockProblem[];
  /** What `--fix` did. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Compares nix/wheel-policy.toml with poetry.lock. With `fix`, rows that are missing are added and
 * those of packages that are gone are removed; nothing else is written.
 *
 * @throws {CliError} when there is no Poetry project with a lock, or its files are broken
 */
export function policy(directory: string, { fix }: { readonly fix: boolean }): PolicyReport {
  const target = resolve(directory);
  const folder = openFolder(target);
  const before = policyIn(folder);
  const removed = before.rows.flatMap(({ row, locked }) => (locked ? [] : [row.name]));
  const isInStep = removed.length + before.proposed.length === 0;
  if (!fix || before.table === undefined || isInStep) return before;
  mend(target, folder, { add: before.proposed, remove: removed });
  return { ...policyIn(folder), added: before.proposed.map(({ name }) => name), removed };
}

/** The comparison alone, of a folder that is open. */
export function policyIn(folder: Folder): PolicyReport {
  const { manifest, lock } = readProject(folder);
  const answers = readRecord(folder)?.answers ?? {};
  const { python, groups } = poetryChoices(folder, manifest, answers);
  const rows = readPolicy(folder);
  return {
    python,
    table: rows && policyFile,
    lockProblems: [
      ...manifestProblems(manifest),
      ...lockProblems(manifest, lock, { python, groups }),
    ],
    ...comparePolicy(lock, rows, { python, defaults: defaultsOf(answers) }),
    added: [],
    removed: [],
  };
}

function readProject(folder: Folder): { manifest: TomlFile; lock: PoetryLock } {
  const manifest = readToml(folder, 'pyproject.toml');
  if (manifest?.get('tool', 'poetry') === undefined)
    throw refused(
      'There is no Poetry project here: no pyproject.toml with [tool.poetry].',
      'Name its folder: `create-nix-project policy DIR`.',
    );
  const toml = readToml(folder, 'poetry.lock');
  if (toml === undefined)
    throw refused('There is no poetry.lock.', 'Make it with `poetry lock`, then try again.');
  return { manifest, lock: readLock(toml.get) };
}

function refused(message: string, hint: string): CliError {
  return new CliError(message, { code: 'no-poetry-lock', exitCode: exitCodes.refused, hint });
}

function defaultsOf({ linux, darwin, linuxSource }: Answers): PolicyContext['defaults'] {
  return {
    linux: linux === 'wheel' ? 'wheel' : 'source',
    darwin: darwin === 'source' ? 'source' : 'wheel',
    linuxSource: Array.isArray(linuxSource) ? linuxSource : [],
  };
}

function mend(target: string, folder: Folder, edit: Parameters<typeof editPolicy>[1]): void {
  const before = folder.readText(policyFile) ?? '';
  const content = editPolicy(before, edit);
  write(target, [{ path: policyFile, state: 'replaced', before, content, executable: false }]);
}
