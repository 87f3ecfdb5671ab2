import { describe, expect, it } from 'vitest';
import { fixtureTemplate } from '../../test/fixture-template.ts';
import type { Answers, Fact, Facts, ProjectKind, ProjectRecord } from '../values.ts';
import { ask, byDefault, type Prompter } from './ask.ts';

const evidence = [{ file: 'pyproject.toml', line: 2 }];
const version: Fact = { id: 'python-version', value: '3.12', evidence };

interface Given {
  readonly given?: Answers;
  readonly facts?: readonly Fact[];
  readonly record?: ProjectRecord;
  readonly project?: ProjectKind;
  readonly folderName?: string;
}

function inputOf({
  given = {},
  facts = [],
  record,
  project = 'new',
  folderName = 'My App',
}: Given) {
  const found: Facts = { project, facts, variants: [], ...(record && { record }) };
  return { template: fixtureTemplate, given, facts: found, project, folderName };
}

function record(answers: Answers, template = 'fixture'): ProjectRecord {
  return {
    schemaVersion: 2,
    found: {},
    template,
    templateVersion: '1.0.0',
    project: 'new',
    answers,
  };
}

describe('ask without a terminal', () => {
  it('takes defaults, also those that come from the folder and from other answers', async () => {
    expect(await ask(inputOf({}), undefined)).toEqual({
      name: 'My-App',
      importName: 'my_app',
      description: '',
      python: '3.13',
      tests: true,
      testGroups: ['dev'],
    });
  });

  it('takes flags before the record, the record before facts, facts before defaults', async () => {
    const facts = [version, { id: 'project-name', value: 'found', evidence }];
    const earlier = record({ python: '3.13', description: 'before', name: 'before' });
    const given = { name: 'given' };
    expect(await ask(inputOf({ facts }), undefined)).toMatchObject({
      name: 'found',
      importName: 'found',
      python: '3.12',
    });
    expect(await ask(inputOf({ given, facts, record: earlier }), undefined)).toMatchObject({
      name: 'given',
      description: 'before',
      python: '3.13',
    });
  });

  it('does not ask what does not apply', async () => {
    const given = { tests: false };
    const answers = await ask(inputOf({ given, project: 'existing' }), undefined);
    expect(Object.keys(answers)).toEqual(['name', 'description', 'python', 'tests']);
  });

  it('asks what applies with one of several answers', async () => {
    const when = { python: ['3.12', '3.14'] };
    const questions = fixtureTemplate.questions.map((question) =>
      question.id === 'tests' ? { ...question, when } : question,
    );
    const input = (given: Answers) => ({
      ...inputOf({ given }),
      template: { ...fixtureTemplate, questions },
    });
    expect(await ask(input({ python: '3.12' }), undefined)).toHaveProperty('tests');
    expect(await ask(input({ python: '3.13' }), undefined)).not.toHaveProperty('tests');
    await expect(ask(input({ python: '3.13', tests: true }), undefined)).rejects.toMatchObject({
      message: '--set tests only applies with python = 3.12 or 3.14.',
    });
  });

  it('leaves out the record of another template', async () => {
    const other = record({ description: 'of another template' }, 'other');
    expect(await ask(inputOf({ record: other }), undefined)).toMatchObject({ description: '' });
  });

  it.each([
    ['missing-answer', 'No answer for name; the folder is called “!”: ', { folderName: '!' }],
    [
      'missing-answer',
      'No answer for package; “3d”, made from the name, is refused: ',
      { folderName: '3d' },
    ],
    [
      'missing-answer',
      'No answer for python; pyproject.toml:2 says “2.7”: it is not one of 3.12, 3.13.',
      { facts: [{ ...version, value: '2.7' }] },
    ],
    ['refused-answer', '--python 2.7 is refused', { given: { python: '2.7' } }],
    ['refused-answer', "--set test-groups='a\\ b' is refused", { given: { testGroups: ['a b'] } }],
    ['flag-not-applicable', 'a new project', { given: { importName: 'a' }, project: 'existing' }],
    ['flag-not-applicable', 'tests = yes', { given: { tests: false, testGroups: [] } }],
  ] as const)('refuses with %s and names %s', async (code, text, given) => {
    await expect(ask(inputOf(given), undefined)).rejects.toMatchObject({
      code,
      exitCode: 2,
      message: expect.stringContaining(text),
    });
  });
});

describe('ask with a terminal', () => {
  it('asks what flags leave open, with the proposal and its evidence', async () => {
    const asked: unknown[] = [];
    const prompt: Prompter = async (question, proposal) => {
      asked.push([question.id, proposal?.value, proposal?.source]);
      return question.id === 'tests' ? false : (proposal?.value ?? 'typed');
    };
    const answers = await ask(inputOf({ given: { name: 'a' }, facts: [version] }), prompt);
    expect(asked).toEqual([
      ['importName', 'a', 'default'],
      ['description', '', 'default'],
      ['python', '3.12', 'fact'],
      ['tests', true, 'default'],
    ]);
    expect(answers).toEqual({
      name: 'a',
      importName: 'a',
      description: '',
      python: '3.12',
      tests: false,
    });
  });

  it('proposes the default where what was found is refused', async () => {
    const asked: unknown[] = [];
    const prompt: Prompter = async (question, proposal) => {
      asked.push([question.id, proposal?.value, proposal?.source, proposal?.evidence]);
      return proposal?.value ?? '';
    };
    await ask(inputOf({ facts: [{ ...version, value: '2.7' }] }), prompt);
    expect(asked).toContainEqual(['python', '3.13', 'default', []]);
  });

  it('asks without a proposal when there is none, and refuses a wrong answer', async () => {
    const prompt: Prompter = async (_, proposal) => proposal?.value ?? 'not a name';
    await expect(ask(inputOf({ folderName: '!' }), prompt)).rejects.toMatchObject({
      code: 'refused-answer',
    });
  });
});

it('the default alone has no evidence', () => {
  const [, , , python] = fixtureTemplate.questions;
  if (python === undefined) throw new Error('no such question');
  expect(byDefault(python, '', {})).toEqual({ value: '3.13', source: 'default', evidence: [] });
});
