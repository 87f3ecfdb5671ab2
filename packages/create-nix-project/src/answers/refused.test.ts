import { expect, it } from 'vitest';
import { questions } from '../../test/fixture-template.ts';
import { refused } from './refused.ts';

const hintFor = (id: string, value: string) => {
  const question = questions.find((each) => each.id === id);
  if (question === undefined) throw new Error(id);
  return refused(question, question.type === 'list' ? [value] : value, 'x').hint;
};

it.each([
  ['python', '3.9', 'Give --python 3.12, the oldest supported, if the project works with it.'],
  ['python', '2.7', 'Give --python 3.12, the oldest supported, if the project works with it.'],
  ['python', '3.15', 'Give --python 3.12|3.13: What it is for.'],
  ['python', 'new', 'Give --python 3.12|3.13: What it is for.'],
  ['importName', 'class', 'Give --set package=TEXT: What it is for.'],
  ['testGroups', 'a b', 'What it is for. Put a backslash before a comma that belongs to an entry.'],
])('for %s %s says what helps', (id, value, hint) => {
  expect(hintFor(id, value)).toBe(hint);
});
