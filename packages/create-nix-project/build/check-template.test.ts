import { describe, expect, it } from 'vitest';
import type { TemplateData } from '../src/values.ts';
import { questions } from '../test/fixture-template.ts';
import { checkComputed, checkTemplate } from './check-template.ts';

const good = {
  title: 'Fixture',
  description: 'For tests.',
  version: '1.0.0',
  position: 1,
  inputs: ['nixpkgs'],
  questions,
  shared: ['LICENSE'],
  files: [{ source: 'flake.nix' }, { source: 'LICENSE', when: { tests: true } }],
};

const [name, , , python, tests] = questions;
const first = (change: object) => ({ ...good, questions: [{ ...name, ...change }] });

const path = 'templates/fixture/template.ts';

function check(json: object, id = 'fixture'): void {
  const data = json as TemplateData;
  checkTemplate(path, { id, data, own: ['flake.nix'], shared: ['LICENSE'] });
  checkComputed(path, data, { crates: [] });
}

describe('checkTemplate', () => {
  it('takes a template that is right', () => {
    expect(() => check(good)).not.toThrow();
    const files = [{ source: 'flake.nix', each: 'crates' }];
    expect(() => check({ ...good, files })).not.toThrow();
  });

  it.each([
    ['/title', 'it is empty', { ...good, title: ' ' }],
    ['/version', 'is not like 1.0.0', { ...good, version: '1' }],
    ['/inputs', 'there is none', { ...good, inputs: [] }],
    [
      '/questions',
      '6 are asked, and 4 may be',
      { ...good, questions: questions.map((question) => ({ ...question, ask: 'new' })) },
    ],
    ['/questions/0/choices', 'there is none', first({ type: 'select' })],
    ['/questions/0/flag', 'not a flag name', first({ flag: '--name' })],
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
    expect(() => check(wrong)).toThrow(`${path}: ${field}: `);
    expect(() => check(wrong)).toThrow(reason);
  });

  it('takes no folder with another kind of name', () => {
    expect(() => check(good, 'My Template')).toThrow('“My Template” is not a folder name');
  });

  it('names all problems, each on a line', () => {
    const wrong = first({ validate: 'nothing', default: 'a', when: { tests: true } });
    expect(() => check(wrong)).toThrow(/^[^\n]*\/when: [^\n]*\n[^\n]*\/validate: [^\n]*$/);
  });
});
