import type { AnswerValue, Question } from '../values.ts';
import { printable } from './printable.ts';

/** An answer as people read it: the label of a choice, yes or no, the entries of a list. */
export function answerText(
  { choices = [] }: Pick<Question, 'choices'>,
  value: AnswerValue,
): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = typeof value === 'string' ? labelOf(choices, value) : value.join(', ');
  return text === '' ? 'none' : printable(text);
}

function labelOf(choices: Question['choices'] & object, value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}
