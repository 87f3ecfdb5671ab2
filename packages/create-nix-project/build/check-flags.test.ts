import { expect, it } from 'vitest';
import type { Question } from '../src/values.ts';
import { questions } from '../test/fixture-template.ts';
import { checkFlags } from './check-flags.ts';

const [name] = questions;

function templates(change: object) {
  return [
    { id: 'one', data: { questions } },
    { id: 'two', data: { questions: [{ ...name, ...change }] as Question[] } },
  ];
}

it('takes the same question in two templates', () => {
  expect(() => checkFlags(templates({ help: 'Another text.' }))).not.toThrow();
});

it.each([
  [{ id: 'crate' }, '--name is “name” (text) in the template one, and “crate” (text) in two'],
  [{ type: 'list' }, '--name is “name” (text) in the template one, and “name” (list) in two'],
])('refuses %j', (change, message) => {
  expect(() => checkFlags(templates(change))).toThrow(message);
});
