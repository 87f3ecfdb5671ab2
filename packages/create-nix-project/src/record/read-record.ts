import { CliError, exitCodes } from '../errors.ts';
import type { Folder } from '../read/folder.ts';
import type { AnswerValue, ProjectRecord } from '../values.ts';
import { recordFile } from './file-name.ts';

/**
 * The record of the run that generated the project; undefined when there is none.
 * @throws {CliError} exit code 1 with the reason when the file is not such a record
 */
export function readRecord(folder: Folder): ProjectRecord | undefined {
  const text = folder.readText(recordFile);
  if (text === undefined) return undefined;
  const value = parse(text);
  const reason = problem(value);
  if (reason !== undefined) throw brokenRecord(reason);
  return value as ProjectRecord;
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
  if (value.schemaVersion !== 1) return '“schemaVersion” is not 1';
  for (const field of ['template', 'templateVersion'])
    if (typeof value[field] !== 'string') return `“${field}” is not text`;
  if (value.project !== 'new' && value.project !== 'existing')
    return '“project” is neither “new” nor “existing”';
  if (!isObject(value.answers)) return '“answers” is not an object';
  const { generated = {} } = value;
  if (!isObject(generated) || !Object.values(generated).every((text) => typeof text === 'string'))
    return '“generated” is not an object of texts';
  const wrong = Object.entries(value.answers).find(([, answer]) => !isAnswer(answer));
  return wrong && `the answer “${wrong[0]}” is neither text, true, false nor a list of texts`;
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
    hint: 'Restore it from git, or remove it: `create-nix-project update --template ID` makes it anew.',
  });
}
