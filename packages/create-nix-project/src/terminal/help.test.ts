import { expect, it } from 'vitest';
import { fixtureTemplate } from '../../test/fixture-template.ts';
import { templates } from '../generated/templates.js';
import { commands } from './commands/index.ts';
import { helpJson, helpText } from './help.ts';

const help = (topic?: string) => helpText(topic, [fixtureTemplate]);
const topics = [undefined, ...commands, ...templates.map(({ id }) => id)];

it.each(topics)('the help about %s fits into 80 columns', (topic) => {
  const wide = helpText(topic, templates)
    .split('\n')
    .filter((line) => [...line].length > 80);
  expect(wide).toEqual([]);
});

it('fits on one screen', () => {
  expect(helpText(undefined, templates).split('\n').length).toBeLessThanOrEqual(30);
});

it('names every command and every template', () => {
  const text = helpText(undefined, templates);
  for (const name of commands.filter((command) => command !== 'create'))
    expect(text).toContain(`create-nix-project ${name} [`);
  for (const { id } of templates) expect(text).toContain(`  ${id} `);
});

it.each(templates)('has every key of $id, with its values, default and help', (template) => {
  const text = helpText(template.id, templates).replace(/\s+/g, ' ');
  for (const { flag, help, default: value } of template.questions) {
    expect(text).toMatch(new RegExp(`--(set )?${flag}[ =]`));
    expect(text).toContain(help.replace(/\s+/g, ' '));
    if (typeof value === 'string' && value !== '') expect(text).toContain(`[${value}]`);
  }
});

it.each([
  ['detect', 'Usage: create-nix-project detect'],
  ['fixture', '--python 3.12|3.13 [3.13]'],
  ['fixture', '--set tests=yes|no [yes]'],
  ['fixture', '--set test-groups=A,B [dev]'],
])('has help about %s', (topic, text) => {
  expect(help(topic)).toContain(text);
});

it('has the same as data', () => {
  expect(helpJson('detect', templates).templates).toEqual([]);
  expect(helpJson('fixture', [fixtureTemplate]).templates[0]?.answers[3]).toMatchObject({
    key: 'python',
    type: 'select',
    default: '3.13',
  });
});

it.each([
  ['list', 'The topics are: create, detect, doctor, explain, update, policy, help, fixture.'],
  ['detct', 'Did you mean detect?'],
  ['fixtur', 'Did you mean fixture?'],
  ['constructor', expect.stringContaining('The topics are: create, ')],
])('has none about %s', (topic, hint) => {
  expect(() => help(topic)).toThrow(
    expect.objectContaining({ code: 'unknown-topic', exitCode: 2, hint }),
  );
});
