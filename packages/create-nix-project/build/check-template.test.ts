import { describe, expect, it } from 'vitest';
import { questions } from '../test/fixture-template.ts';
import { checkTemplate } from './check-template.ts';
import type { TemplateJson } from './load-templates.ts';

const good = {
  id: 'fixture',
  title: 'Fixture',
  description: 'For tests.',
  version: '1.0.0',
  inputs: ['nixpkgs'],
  questions,
  shared: ['LICENSE'],
  files: [{ source: 'flake.nix' }, { source: 'LICENSE', when: { tests: true } }],
};

const [name, , , python, tests] = questions;
const first = (change: object) => ({ ...good, questions: [{ ...name, ...change }] });

function check(json: object): void {
  checkTemplate(
    'templates/fixture/template.json',
    json as TemplateJson,
    ['flake.nix'],
    ['LICENSE'],
  );
}

describe('checkTemplate', () => {
  it('takes a template that is right', () => {
    expect(() => check(good)).not.toThrow();
  });

  it.each([
    ['/', "must have required property 'title'", { ...good, title: undefined }],
    ['/', 'must NOT have additional properties', { ...good, colour: 'red' }],
    ['/id', 'must match pattern', { ...good, id: 'My Template' }],
    ['/inputs', 'must NOT have fewer than 1 items', { ...good, inputs: [] }],
    ['/questions/0/type', 'must be equal to one of', first({ type: 'number' })],
    ['/questions/0', "must have required property 'choices'", first({ type: 'select' })],
    ['/questions/0/flag', 'must match pattern', first({ flag: '--name' })],
    ['/questions/0/validate', 'there is no rule “nothing”', first({ validate: 'nothing' })],
    ['/questions/0/validate', 'there is no rule “toString”', first({ validate: 'toString' })],
    [
      '/questions/0/defaultFrom/as',
      'there is no “nothing”',
      first({ defaultFrom: { answer: 'folder', as: 'nothing' } }),
    ],
    [
      '/questions/0/defaultFrom/answer',
      'no earlier question “python”',
      first({ defaultFrom: { answer: 'python', as: 'project-name' } }),
    ],
    ['/questions/0/default', 'with a letter or digit', first({ default: 'a b' })],
    ['/questions/0/when', 'no question “tests” before it', first({ when: { tests: true } })],
    [
      '/inputs/1/when',
      'no question “nothing” before it',
      { ...good, inputs: ['nixpkgs', { name: 'crane', when: { nothing: true } }] },
    ],
    ['/computed', 'there is no “nothing”', { ...good, computed: 'nothing' }],
    ['/agreements', 'there is no “nothing”', { ...good, agreements: ['nothing'] }],
    [
      '/files/0/each',
      'there is no list “tests”',
      { ...good, files: [{ source: 'flake.nix', each: 'tests' }] },
    ],
    ['/questions/1/id', '“name” is taken', { ...good, questions: [name, name, tests] }],
    [
      '/questions/1/flag',
      '“name” is taken',
      { ...good, questions: [name, { ...python, flag: 'name' }, tests] },
    ],
    ['/shared', 'there is no _shared/files/nothing', { ...good, shared: ['LICENSE', 'nothing'] }],
    [
      '/files/0/source',
      'there is no file flake.nixx',
      { ...good, files: [{ source: 'flake.nixx' }] },
    ],
    [
      '/files/0/when',
      'there is no question “nothing”',
      { ...good, files: [{ source: 'flake.nix', when: { nothing: true } }] },
    ],
  ])('names file and field: %s %s', (field, reason, json) => {
    const wrong = JSON.parse(JSON.stringify(json));
    expect(() => check(wrong)).toThrow(`templates/fixture/template.json: ${field}: `);
    expect(() => check(wrong)).toThrow(reason);
  });

  it('names all problems, each on a line', () => {
    const wrong = first({ validate: 'nothing', default: 'a', when: { tests: true } });
    expect(() => check(wrong)).toThrow(/^[^\n]*\/when: [^\n]*\n[^\n]*\/validate: [^\n]*\n/);
  });
});
