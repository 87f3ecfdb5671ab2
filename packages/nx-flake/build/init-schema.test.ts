import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { templates } from '../../create-nix-project/src/generated/templates.js';
import type { Question } from '../../create-nix-project/src/values.ts';
import { initSchema } from './init-schema.ts';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');

/** What stands in the package. */
const { properties, ...schema } = JSON.parse(
  read('packages/nx-flake/dist/generators/init.schema.json'),
);

const question = (flag: string, more: Partial<Question> = {}): Question => ({
  ...{ id: 'x', flag, type: 'text', message: 'X', help: 'X.' },
  ...more,
});

test('it has an option for every question of every template, and for nothing else', () => {
  const flags = templates.flatMap(({ questions }) => questions.map(({ flag }) => flag));
  const dashed = Object.keys(properties).map((name) =>
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  expect(new Set(dashed)).toEqual(new Set(['project', 'template', 'set', 'git', 'lock', ...flags]));
  expect(new Set(properties.template.enum)).toEqual(new Set(templates.map(({ id }) => id)));
  expect(schema.additionalProperties).toBe(false);
});

test('Nx asks nothing and answers nothing: the prompts and defaults are those of the command', () => {
  const { git, lock, ...others } = properties;
  expect([git.default, lock.default]).toEqual([true, true]);
  for (const option of Object.values(others)) {
    expect(option).not.toHaveProperty('default');
    expect(option).not.toHaveProperty('x-prompt');
  }
});

test.each(
  templates.flatMap(({ id, questions }) => questions.map((each) => [id, each.flag, each] as const)),
)('%s: --%s has the type and the choices of its question', (id, flag, { type, choices }) => {
  const name = flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const option = properties[name];
  const expected = { text: 'string', select: 'string', confirm: 'boolean', list: 'array' }[type];
  expect([option.type].flat()).toContain(expected);
  const values = (choices ?? []).map(({ value }) => value);
  // What looks like a number gets no `enum`: Nx would compare the number with the texts.
  const told = option.enum ?? option.description.match(/One of (.*?)\.(?: |$)/)?.[1]?.split(', ');
  if (values.length > 0) expect(told).toEqual(expect.arrayContaining(values));
  const isForAll = templates.every(({ questions }) => questions.some((each) => each.flag === flag));
  expect(option.description.includes('Only for')).toBe(!isForAll);
  if (!isForAll) expect(option.description.split('Only for ')[1]).toContain(id);
});

test('a number is taken where it can be an answer', () => {
  const { rustVersion, python, edition, name, libraryPath, description } = properties;
  for (const option of [rustVersion, python, edition, description])
    expect(option.type).toEqual(['string', 'number']);
  for (const option of [name, libraryPath]) expect(option.type).toBe('string');
});

test.each([
  'dry-run',
  'verbose',
  'interactive',
  'project',
  'set',
  'lock',
])('a question called --%s is refused', (flag) => {
  expect(() => initSchema([{ id: 'x', questions: [question(flag)] }])).toThrow(
    `--${flag} of a template is an option of its own in Nx`,
  );
});
