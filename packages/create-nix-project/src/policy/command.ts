import { resolve } from 'node:path';
import { poetryChoices } from '../detect/python/poetry.ts';
import { CliError, exitCodes } from '../errors.ts';
import { type PoetryLock, readLock } from '../python/poetry/lock.ts';
import { lockProblems, manifestProblems } from '../python/poetry/lock-problems.ts';
import { editPolicy } from '../python/poetry/policy-lines.ts';
import { policyFile, readPolicy } from '../python/poetry/policy-table.ts';
import { type Folder, openFolder } from '../read/folder.ts';
import { readToml, type TomlFile } from '../read/toml.ts';
import { readRecord } from '../record/read-record.ts';
import type { Answers } from '../values.ts';
import { write } from '../write/write.ts';
import { comparePolicy, type PolicyContext } from './compare.ts';
import type { PolicyReport } from './report.ts';

export { policyJson, policyReportText } from './text.ts';

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
    throw refused('There is no poetry.lock.', 'Create it with `poetry lock`, then try again.');
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
