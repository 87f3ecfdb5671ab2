import { usageError } from '../errors.ts';
import { readList } from '../text/list-text.ts';
import { nearest } from '../text/nearest.ts';
import type { AnswerValue, Question } from '../values.ts';
import { flagWith } from './spelling.ts';

/** A question and its answer, as `--set KEY=VALUE` has them. */
export interface Setting {
  readonly question: Question;
  readonly value: AnswerValue;
}

/**
 * Reads `KEY=VALUE`; the key is the name of the answer.
 *
 * @param questions those that may be meant
 * @throws {CliError} exit code 2 for a key that no question has, a missing value, and one that is
 *   neither yes nor no where it must be
 */
export function readSetting(text: string, questions: readonly Question[]): Setting {
  const end = text.indexOf('=');
  const key = end === -1 ? text : text.slice(0, end);
  const question = questions.find(({ flag, id }) => flag === key || id === key);
  if (question === undefined) throw unknownKey(key, questions);
  if (end === -1)
    throw usageError(
      'flag-value',
      `--set ${key} has no value.`,
      `Write --set ${key}=${valuesOf(question)}.`,
    );
  return { question, value: readValue(question, text.slice(end + 1)) };
}

/** What a question takes, for people: `yes|no`, `3.12|3.13`, `A,B` or `TEXT`. */
export function valuesOf({ type, choices = [] }: Question): string {
  return {
    confirm: 'yes|no',
    select: choices.map(({ value }) => value).join('|'),
    list: 'A,B',
    text: 'TEXT',
  }[type];
}

function readValue({ type, flag }: Question, text: string): AnswerValue {
  if (type === 'list') return readList(text);
  if (type !== 'confirm') return text;
  if (text === 'yes' || text === 'true') return true;
  if (text === 'no' || text === 'false') return false;
  throw usageError(
    'flag-value',
    `--set ${flag}=${text} is neither yes nor no.`,
    `Write --set ${flag}=yes or --set ${flag}=no.`,
  );
}

function unknownKey(key: string, questions: readonly Question[]) {
  const keys = questions.map(({ flag }) => flag);
  const guess = nearest(key, keys);
  return usageError(
    'unknown-key',
    key === '' ? '--set needs KEY=VALUE.' : `There is no answer called “${key}”.`,
    guess === undefined
      ? '`create-nix-project help TEMPLATE` lists the keys of a template.'
      : `Did you mean ${flagWith(guess, '…')}?`,
  );
}
