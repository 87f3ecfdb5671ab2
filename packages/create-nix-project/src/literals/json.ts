import type { AnswerValue } from '../values.ts';

/** A JSON value on one line. */
export function jsonLiteral(value: AnswerValue): string {
  return JSON.stringify(value);
}
