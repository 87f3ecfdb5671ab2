import { usageError } from '../errors.ts';
import { readList } from '../text/list-text.ts';
import { nearest } from '../text/nearest.ts';
import type { Answers, AnswerValue, Question, Template } from '../values.ts';

/**
 * Reads `KEY=VALUE` of `--answers`; the key is the name of a question or its flag.
 *
 * @throws {CliError} exit code 2 for a key that the template does not ask, or no value
 */
export function changedAnswers(template: Template, changes: readonly string[]): Answers {
  return Object.fromEntries(changes.map((change) => readChange(template, change)));
}

function readChange({ id, questions }: Template, change: string): [string, AnswerValue] {
  const end = change.indexOf('=');
  if (end < 1)
    throw usageError(
      'flag-value',
      `--answers ${change} has no value.`,
      'Write --answers KEY=VALUE, such as --answers python=3.13.',
    );
  const key = change.slice(0, end);
  const question = questions.find((candidate) => candidate.id === key || candidate.flag === key);
  if (question === undefined) {
    const guess = nearest(
      key,
      questions.map(({ flag }) => flag),
    );
    throw usageError(
      'flag-not-for-template',
      `The template ${id} has no question “${key}”.`,
      guess === undefined
        ? `Run \`create-nix-project help ${id}\` for its questions.`
        : `Did you mean ${guess}?`,
    );
  }
  return [question.id, readValue(question, change.slice(end + 1))];
}

function readValue({ type, flag }: Question, text: string): AnswerValue {
  if (type === 'list') return readList(text);
  if (type !== 'confirm') return text;
  if (text === 'true' || text === 'yes') return true;
  if (text === 'false' || text === 'no') return false;
  throw usageError('flag-value', `--answers ${flag}=${text} is neither true nor false.`);
}
