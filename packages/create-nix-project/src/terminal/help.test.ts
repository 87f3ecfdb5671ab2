import { expect, it } from 'vitest';
import { fixtureTemplate } from '../../test/fixture-template.ts';
import { helpText } from './help.ts';

const help = (topic?: string) => helpText(topic, [fixtureTemplate]);

it('names every flag, also those of the variants', () => {
  expect(help()).toBe(help('create'));
  for (const flag of ['--dry-run', '--no-git', '--name TEXT', '--[no-]tests', '--test-groups A,B'])
    expect(help()).toContain(flag);
});

it.each([
  ['list', 'Usage: create-nix-project list'],
  ['detect', 'Usage: create-nix-project detect'],
  ['fixture', '--python 3.12|3.13'],
])('has help about %s', (topic, text) => {
  expect(help(topic)).toContain(text);
});

it.each([
  ['lst', 'Did you mean list?'],
  ['fixtur', 'Did you mean fixture?'],
  ['constructor', 'Run `create-nix-project help`.'],
])('has none about %s', (topic, hint) => {
  expect(() => help(topic)).toThrow(
    expect.objectContaining({ code: 'unknown-topic', exitCode: 2, hint }),
  );
});
