import type { AnswerValue } from '../values.ts';

/**
 * A TOML value on one line: https://toml.io/en/v1.0.0#string
 * Basic strings escape what JSON escapes, and DEL besides.
 */
export function tomlLiteral(value: AnswerValue): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value).replaceAll('\x7f', '\\u007f');
  return `[${value.map(tomlLiteral).join(', ')}]`;
}
