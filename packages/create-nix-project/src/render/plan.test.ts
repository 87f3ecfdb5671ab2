import { expect, it } from 'vitest';
import { fixtureTemplate } from '../../test/fixture-template.ts';
import type { Answers, ProjectKind, Template } from '../values.ts';
import { plan } from './plan.ts';

const answers = { importName: 'my_app', python: '3.13', tests: true };

function paths(given: Answers, project: ProjectKind = 'new', again = false): string[] {
  const { files } = plan({ template: fixtureTemplate, answers: given, project, found: {}, again });
  return files.map(({ path }) => path);
}

it('gives a new project every file whose condition holds, under its final path', () => {
  expect(paths(answers)).toEqual([
    '.gitignore',
    'flake.nix',
    'nix/tests.nix',
    'run.sh',
    'src/my_app/__init__.py',
    'src/my_app.py',
  ]);
  expect(paths({ ...answers, python: '3.12', tests: false })).toEqual([
    '.gitignore',
    'flake.nix',
    'run.sh',
    'src/my_app/__init__.py',
  ]);
});

it('gives no starter files to a project that is already there', () => {
  const kept = ['.gitignore', 'flake.nix', 'nix/tests.nix', 'run.sh'];
  expect(paths(answers, 'existing')).toEqual(kept);
  expect(paths(answers, 'new', true)).toEqual(kept);
});

it('keeps a pattern of an answer that is not there, and of Python', () => {
  expect(paths({ python: '3.12' })).toContain('src/__importName__/__init__.py');
});

it('has the inputs whose condition holds', () => {
  const inputs = ['nixpkgs', { name: 'crane', when: { tests: true } }];
  const inputsFor = (given: Answers) =>
    plan({
      template: { ...fixtureTemplate, inputs },
      answers: given,
      project: 'new',
      found: {},
      again: false,
    }).inputs;
  expect(inputsFor(answers)).toEqual(['nixpkgs', 'crane']);
  expect(inputsFor({ ...answers, tests: false })).toEqual(['nixpkgs']);
});

it('records what was answered', () => {
  const { record } = plan({
    template: fixtureTemplate,
    answers,
    project: 'new',
    found: {},
    again: false,
  });
  expect(record).toEqual({
    schemaVersion: 2,
    template: 'fixture',
    templateVersion: '1.2.3',
    project: 'new',
    answers,
    found: {},
  });
});

it('writes a file for each entry of a list', () => {
  const template: Template = {
    ...fixtureTemplate,
    files: [{ source: 'main.rs.ejs', target: 'crates/__each__/main.rs', each: 'crates' }],
  };
  const { files } = plan({
    template,
    answers: { crates: ['a', 'b'] },
    project: 'new',
    found: {},
    again: false,
  });
  expect(files.map(({ path, each }) => [path, each])).toEqual([
    ['crates/a/main.rs', 'a'],
    ['crates/b/main.rs', 'b'],
  ]);
});
