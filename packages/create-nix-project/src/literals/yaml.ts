import type { AnswerValue } from '../values.ts';

/**
 * A YAML value on one line. A JSON string is a double-quoted YAML scalar once the characters that
 * YAML does not print are escaped: https://yaml.org/spec/1.2.2/#51-character-set
 */
export function yamlLiteral(value: AnswerValue): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
