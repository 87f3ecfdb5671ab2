import { describe, expect, it } from 'vitest';
import { fixtureTemplate } from '../../test/fixture-template.ts';
import { CliError, exitCodes } from '../errors.ts';
import type {
  Answers,
  AnswerValue,
  Fact,
  Facts,
  ProjectKind,
  ProjectRecord,
  Template,
} from '../values.ts';
import { ask, type Prompts } from './ask.ts';
import { byDefault, type Proposal } from './resolve.ts';

const evidence = [{ file: 'pyproject.toml', line: 2 }];
const version: Fact = { id: 'python-version', value: '3.12', evidence };

interface Given {
  readonly given?: Answers;
  readonly facts?: readonly Fact[];
  readonly record?: ProjectRecord;
  readonly project?: ProjectKind;
  readonly folderName?: string;
}

/** It has two rules that are easy to break. */
const template: Template = {
  ...fixtureTemplate,
  rules: {
    ...fixtureTemplate.rules,
    contradictions: [
      ({ name, description }) => (name === description ? 'The description is the name' : undefined),
      ({ name }) => (name === 'taken' ? 'The name is taken' : undefined),
    ],
  },
};

function inputOf({
  given = {},
  facts = [],
  record,
  project = 'new',
  folderName = 'My App',
}: Given) {
  const found: Facts = { project, facts, fitting: [], ...(record && { record }) };
  return { template, given, facts: found, project, folderName };
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

const answersTo = async (input: Parameters<typeof ask>[0]) => (await ask(input, undefined)).answers;

describe('ask without a terminal', () => {
  it('takes defaults, also those that come from the folder and from other answers', async () => {
    expect(await answersTo(inputOf({}))).toEqual({
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
    expect(await answersTo(inputOf({ facts }))).toMatchObject({
      name: 'found',
      importName: 'found',
      python: '3.12',
    });
    expect(await answersTo(inputOf({ given, facts, record: earlier }))).toMatchObject({
      name: 'given',
      description: 'before',
      python: '3.13',
    });
  });

  it('does not ask what does not apply', async () => {
    const given = { tests: false };
    const answers = await answersTo(inputOf({ given, project: 'existing' }));
    expect(Object.keys(answers)).toEqual(['name', 'description', 'python', 'tests']);
  });

  it('asks what applies with one of several answers', async () => {
    const when = { python: ['3.12', '3.14'] };
    const questions = fixtureTemplate.questions.map((question) =>
      question.id === 'tests' ? { ...question, when } : question,
    );
    const input = (given: Answers) => ({
      ...inputOf({ given }),
      template: { ...template, questions },
    });
    expect(await answersTo(input({ python: '3.12' }))).toHaveProperty('tests');
    expect(await answersTo(input({ python: '3.13' }))).not.toHaveProperty('tests');
    await expect(ask(input({ python: '3.13', tests: true }), undefined)).rejects.toMatchObject({
      message: '--set tests only applies with python = 3.12 or 3.14.',
    });
  });

  it('leaves out the record of another template', async () => {
    const other = record({ description: 'of another template' }, 'other');
    expect(await answersTo(inputOf({ record: other }))).toMatchObject({ description: '' });
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
    ['contradiction', 'The description is the name.', { given: { name: 'a', description: 'a' } }],
  ] as const)('refuses with %s and names %s', async (code, text, given) => {
    await expect(ask(inputOf(given), undefined)).rejects.toMatchObject({
      code,
      exitCode: 2,
      message: expect.stringContaining(text),
    });
  });
});

describe('ask with a terminal', () => {
  it('asks what a person decides and nothing has shown, with its proposal', async () => {
    const { asked } = await converse(inputOf({ facts: [version] }), {});
    expect(asked).toEqual(['name: My-App (default)']);
    const { asked: ofNew } = await converse(inputOf({}), {});
    expect(ofNew).toEqual(['name: My-App (default)', 'python: 3.13 (default)']);
    const { asked: existing } = await converse(inputOf({ project: 'existing' }), {});
    expect(existing).toEqual(['name: My-App (default)']);
    const { asked: given } = await converse(inputOf({ given: { name: 'a', python: '3.12' } }), {});
    expect(given).toEqual([]);
  });

  it('shows all answers with where they are from, defaults last', async () => {
    const { screens } = await converse(inputOf({ facts: [version], given: { tests: true } }), {});
    expect(screens).toEqual([
      'name=My-App chosen, python=3.12 fact, tests=true given, importName=my_app default, description= default, testGroups=dev default',
    ]);
  });

  it('asks what was found and is refused, and proposes the next best', async () => {
    const { asked } = await converse(inputOf({ facts: [{ ...version, value: '2.7' }] }), {});
    expect(asked).toContain('python: 3.13 (default)');
  });

  it('asks without a proposal when there is none, and refuses a wrong answer', async () => {
    const { asked } = await converse(inputOf({ folderName: '!' }), { name: ['a-name'] });
    expect(asked[0]).toBe('name: nothing');
    await expect(
      converse(inputOf({ folderName: '!' }), { name: ['not a name'] }),
    ).rejects.toMatchObject({ code: 'refused-answer' });
  });

  it('comes back to the screen after each change, as often as wanted', async () => {
    const { screens, answers } = await converse(
      inputOf({ given: { python: '3.12' } }),
      { name: ['one', 'two'], description: ['what it is'] },
      ['description', 'name'],
    );
    expect(screens).toHaveLength(3);
    expect(screens[1]).toContain('description=what it is chosen');
    expect(answers).toMatchObject({ name: 'two', description: 'what it is' });
  });

  it('lets defaults follow the answer that they come from, unless they were changed', async () => {
    const changes = ['importName', 'name', 'name'];
    const { screens } = await converse(
      inputOf({}),
      { name: ['one', 'two', 'three'], importName: ['mine'] },
      ['name', ...changes],
    );
    expect(screens[0]).toContain('importName=one default');
    expect(screens[1]).toContain('importName=two default');
    expect(screens[2]).toContain('importName=mine chosen');
    expect(screens[3]).toContain('name=three chosen, importName=mine chosen');
  });

  it('shows what applies only, and keeps what was answered for when it applies again', async () => {
    const { screens } = await converse(
      inputOf({}),
      { tests: [false, true], testGroups: [['more']] },
      ['testGroups', 'tests', 'tests'],
    );
    expect(screens[1]).toContain('testGroups=more chosen');
    expect(screens[2]).not.toContain('testGroups');
    expect(screens[3]).toContain('testGroups=more chosen');
  });

  it('asks what a change makes necessary before it shows the screen again', async () => {
    const [name] = fixtureTemplate.questions;
    if (name === undefined) throw new Error('no such question');
    const { defaultFrom: _, fact: __, ...bare } = name;
    const label = { ...bare, id: 'label', flag: 'label', when: { tests: false } };
    const input = inputOf({ given: { name: 'a', importName: 'a', python: '3.12' } });
    const questions = [...fixtureTemplate.questions, label];
    const { asked } = await converse(
      { ...input, template: { ...template, questions } },
      { tests: [false], label: ['l'] },
      ['tests'],
    );
    expect(asked).toEqual(['tests: true (default)', 'label: nothing']);
  });

  it('asks again at once when an answer contradicts another, with what was answered', async () => {
    const { asked, answers } = await converse(inputOf({ given: { description: 'x' } }), {
      name: ['x', 'y'],
      python: ['3.12'],
    });
    expect(asked).toEqual([
      'name: My-App (default)',
      'name: x (chosen) because The description is the name.',
      'python: 3.13 (default)',
    ]);
    expect(answers.name).toBe('y');
  });

  it('says at once what is wrong with what Enter would take', async () => {
    const { asked } = await converse(inputOf({ folderName: 'x', given: { description: 'x' } }), {
      name: ['x', 'y'],
    });
    expect(asked.slice(0, 2)).toEqual([
      'name: x (default) because The description is the name.',
      'name: x (chosen) because The description is the name.',
    ]);
  });

  it('asks about what was found and contradicts something', async () => {
    const facts = [version, { id: 'project-name', value: 'taken', evidence }];
    const { asked } = await converse(inputOf({ facts, project: 'existing' }), {
      name: ['fine'],
    });
    expect(asked).toEqual(['name: taken (fact) because The name is taken.']);
  });

  it.each([
    ['contradiction', { given: { name: 'x', description: 'x' } }],
    ['refused-answer', { given: { python: '2.7' } }],
    ['flag-not-applicable', { given: { importName: 'a' }, project: 'existing' }],
  ] as const)('refuses with %s before the first question', async (code, given) => {
    const asked: string[] = [];
    await expect(converse(inputOf(given), {}, [], { asked })).rejects.toMatchObject({ code });
    expect(asked).toEqual([]);
  });

  it('says that a flag has no use when an answer takes it away', async () => {
    const { notes } = await converse(
      inputOf({ given: { testGroups: ['a'] } }),
      { tests: [false] },
      ['tests'],
    );
    expect(notes).toEqual([[], ['--set test-groups only applies with tests = yes.']]);
  });

  const conflict = () => {
    throw new CliError('In the way.', { code: 'conflict', exitCode: exitCodes.refused });
  };

  it('throws what the check has against the proposals before the first question', async () => {
    const asked: string[] = [];
    const input = inputOf({});
    await expect(converse(input, {}, [], { asked, check: conflict })).rejects.toThrow('In the way');
    expect(asked).toEqual([]);
  });

  it('throws it as soon as it can be known', async () => {
    const input = inputOf({ folderName: '!' });
    const asked: string[] = [];
    await expect(
      converse(input, { name: ['fine'] }, [], { asked, check: conflict }),
    ).rejects.toThrow('In the way');
    expect(asked).toEqual(['name: nothing']);
  });

  it('asks again when the check is against a changed answer', async () => {
    const check = ({ tests }: Answers) => {
      if (tests === false) conflict();
    };
    const { asked } = await converse(inputOf({}), { tests: [false, true] }, ['tests'], { check });
    expect(asked.slice(2)).toEqual([
      'tests: true (default)',
      'tests: false (chosen) because In the way.',
    ]);
  });
});

/** Takes what is proposed, but for these answers, changes these items on the screen, then accepts. */
async function converse(
  input: Parameters<typeof ask>[0],
  typed: Readonly<Record<string, readonly AnswerValue[]>>,
  changes: readonly string[] = [],
  { asked = [], check }: { asked?: string[]; check?: Parameters<typeof ask>[2] } = {},
) {
  const left = new Map(Object.entries(typed).map(([id, values]) => [id, [...values]]));
  const wanted = [...changes];
  const screens: string[] = [];
  const seen: (readonly string[])[] = [];
  const prompts: Prompts = {
    question: async ({ id }, proposal, reason) => {
      const because = reason === undefined ? '' : ` because ${reason}`;
      asked.push(`${id}: ${textOf(proposal)}${because}`);
      return left.get(id)?.shift() ?? proposal?.value ?? '';
    },
    review: async (items, _, notes) => {
      screens.push(
        items.map(({ question, value, source }) => `${question.id}=${value} ${source}`).join(', '),
      );
      seen.push(notes);
      const next = wanted.shift();
      return items.find(({ question }) => question.id === next)?.question;
    },
  };
  return { ...(await ask(input, prompts, check)), asked, screens, notes: seen };
}

function textOf(proposal: Proposal | undefined): string {
  return proposal === undefined ? 'nothing' : `${proposal.value} (${proposal.source})`;
}

it('the default alone has no evidence', () => {
  const [, , , python] = fixtureTemplate.questions;
  if (python === undefined) throw new Error('no such question');
  expect(byDefault(python, '', {}, 'new')).toEqual({
    value: '3.13',
    source: 'default',
    evidence: [],
  });
  const differing = { ...python, defaultExisting: '3.12' };
  expect(byDefault(differing, '', {}, 'new')?.value).toBe('3.13');
  expect(byDefault(differing, '', {}, 'existing')?.value).toBe('3.12');
});
