import { CliError, exitCodes } from '../errors.ts';
import type { Folder } from '../read/folder.ts';
import type { AnswerValue, ProjectRecord } from '../values.ts';
import { recordFile } from './file-name.ts';
import { migrateForm1, type RecordOfForm1 } from './migrate-form-1.ts';

/**
 * The record of the run that generated the project, in the form of today; undefined when there is
 * none.
 * @throws {CliError} exit code 1 with the reason when the file is not such a record, 3 when a newer
 *   program wrote it
 */
export function readRecord(folder: Folder): ProjectRecord | undefined {
  const text = folder.readText(recordFile);
  if (text === undefined) return undefined;
  const value = parse(text);
  if (isNewer(value)) throw newerRecord();
  const reason = problem(value);
  if (reason !== undefined) throw brokenRecord(reason);
  const record = value as ProjectRecord | RecordOfForm1;
  return record.schemaVersion === 1 ? migrateForm1(record) : record;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw brokenRecord((error as Error).message);
  }
}

function problem(value: unknown): string | undefined {
  if (!isObject(value)) return 'it is not an object';
  if (![1, 2].includes(value.schemaVersion as number)) return '“schemaVersion” is neither 1 nor 2';
  for (const field of ['template', 'templateVersion'])
    if (typeof value[field] !== 'string') return `“${field}” is not text`;
  if (value.project !== 'new' && value.project !== 'existing')
    return '“project” is neither “new” nor “existing”';
  if (!isObject(value.answers)) return '“answers” is not an object';
  const { kept = [], generated = {} } = value;
  if (!Array.isArray(kept) || !kept.every((path) => typeof path === 'string'))
    return '“kept” is not a list of strings';
  if (!isObject(generated) || !Object.values(generated).every((text) => typeof text === 'string'))
    return '“generated” is not an object of strings';
  if (value.schemaVersion === 2 && !isObject(value.found)) return '“found” is not an object';
  const wrong = Object.entries(value.answers).find(([, answer]) => !isAnswer(answer));
  return wrong && `the answer “${wrong[0]}” is neither text, true, false nor a list of strings`;
}

function isNewer(value: unknown): boolean {
  return (
    isObject(value) && Number.isInteger(value.schemaVersion) && Number(value.schemaVersion) > 2
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAnswer(value: unknown): value is AnswerValue {
  if (Array.isArray(value)) return value.every((entry) => typeof entry === 'string');
  return typeof value === 'string' || typeof value === 'boolean';
}

/** A record that cannot be used, and how to get another one. */
export function brokenRecord(reason: string): CliError {
  return new CliError(`${recordFile} is broken: ${reason}.`, {
    code: 'broken-record',
    exitCode: exitCodes.failed,
    hint: 'Restore it from git, or remove it: `create-nix-project update --template ID` recreates it.',
  });
}

function newerRecord(): CliError {
  return new CliError(`${recordFile} was written by a newer version. Nothing was written.`, {
    code: 'newer-record',
    exitCode: exitCodes.refused,
    hint: 'Run that version: `npx create-nix-project@latest`.',
  });
}
