import type { AnswerValue } from '../types.ts';

/** A JSON value on one line. */
export function jsonLiteral(value: AnswerValue): string {
  return JSON.stringify(value);
}
