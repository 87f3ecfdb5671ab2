import { expect, it } from 'vitest';
import { questions } from '../test/fixture-template.ts';
import { checkFlags } from './check-flags.ts';
import type { TemplateJson } from './load-templates.ts';

const [name] = questions;

function templates(change: object): TemplateJson[] {
  const base = { title: '', description: '', version: '', inputs: [] };
  return [
    { ...base, id: 'one', questions },
    { ...base, id: 'two', questions: [{ ...name, ...change }] as TemplateJson['questions'] },
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
