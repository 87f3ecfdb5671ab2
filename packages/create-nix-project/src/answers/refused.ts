import { type CliError, usageError } from '../errors.ts';
import type { AnswerValue, Question } from '../values.ts';
import { valuesOf } from './settings.ts';
import { flagText, flagWith } from './spelling.ts';

/** The error for an answer that is none, with what helps. */
export function refused(question: Question, value: AnswerValue, reason: string): CliError {
  return usageError(
    'refused-answer',
    `${flagText(question.flag, value)} is refused: ${reason}.`,
    question.type === 'list'
      ? `${question.help} Put a backslash before a comma that belongs to an entry.`
      : withValue(question, value),
  );
}

/** How to give an answer that is missing, or was refused. */
export function withValue(question: Question, refusedValue: AnswerValue | undefined): string {
  const { flag, choices = [], help } = question;
  const oldest = choices[0]?.value;
  if (oldest !== undefined && typeof refusedValue === 'string' && isOlder(refusedValue, oldest))
    return `Give ${flagWith(flag, oldest)}, the oldest supported, if the project works with it.`;
  return `Give ${flagWith(flag, valuesOf(question))}: ${help}`;
}

/** Whether both are versions, such as 3.9 and 3.12, and the first is the older one. */
function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => /^(\d+)\.(\d+)/.exec(text)?.slice(1).map(Number));
  if (a === undefined || b === undefined) return false;
  const [major = 0, minor = 0] = a;
  const [otherMajor = 0, otherMinor = 0] = b;
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
