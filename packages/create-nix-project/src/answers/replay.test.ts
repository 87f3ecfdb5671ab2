import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedLists, answerSets } from '../../test/answer-sets.ts';
import { fixtureTemplate } from '../../test/fixture-template.ts';
import { firstDifference, samples } from '../../test/samples.ts';
import { templates } from '../generated/templates.js';
import { parseFlags } from '../terminal/flags.ts';
import { writeList } from '../text/list-text.ts';
import type { Answers, Fact, ProjectKind, ProjectRecord } from '../values.ts';
import { ask } from './ask.ts';
import { replayCommand } from './replay.ts';

function replay(
  answers: Answers,
  project: ProjectKind = 'new',
  facts: readonly Fact[] = [],
): string {
  const record: ProjectRecord = {
    schemaVersion: 2,
    found: {},
    template: 'fixture',
    templateVersion: '1.2.3',
    project,
    answers,
  };
  return replayCommand(fixtureTemplate, record, { facts });
}

describe('replayCommand', () => {
  const start = 'npm create nix-project@latest -- . --template fixture --yes';

  it.each([
    [{ name: 'a', importName: 'a', python: '3.13', tests: true, testGroups: ['dev'] }, '--name a'],
    [{ name: 'a', importName: 'b', python: '3.12' }, '--name a --set package=b --python 3.12'],
    [{ name: 'a', tests: false }, '--name a --set tests=no'],
    [{ name: 'a', testGroups: [] }, "--name a --set test-groups=''"],
    [{ name: 'a', testGroups: ['a', 'b'] }, '--name a --set test-groups=a,b'],
    [{ name: 'a', testGroups: ['a,b', 'c'] }, "--name a --set test-groups='a\\,b,c'"],
    [{ name: 'a', description: "it's" }, "--name a --set description='it'\\''s'"],
    [{ name: 'a', description: '-y' }, '--name a --set description=-y'],
  ])('%j', (answers, flags) => {
    expect(replay(answers)).toBe(`${start} ${flags}`);
  });

  it('is as short for an existing project', () => {
    expect(replay({ name: 'a', python: '3.13', tests: true }, 'existing')).toBe(
      `${start} --name a`,
    );
  });

  it('names a default where something else was found', () => {
    const facts = [{ id: 'python-version', value: '3.12', evidence: [] }];
    const answers = { name: 'a', python: '3.13', tests: true };
    expect(replay(answers, 'existing', facts)).toBe(`${start} --name a --python 3.13`);
  });
});

const listQuestions = templates.flatMap((template) =>
  template.questions
    .filter(({ type }) => type === 'list')
    .map((question) => ({ template: template.id, question })),
);

it.each(listQuestions)('--set $question.flag of $template gives the entries that were written', ({
  question,
}) => {
  fc.assert(
    fc.property(acceptedLists(question), (entries) => {
      const { answers } = parseFlags([`--set=${question.flag}=${writeList(entries)}`], templates);
      expect(answers).toEqual({ [question.id]: entries });
    }),
    { examples: [[['a=%null---1.,.1.']], [['a=%null---1. .1.', 'b']]] },
  );
});

describe.each(templates)('the replay command of $id', (template) => {
  it.each(['bash', 'sh'])('gives the same answers through %s', async (shell) => {
    const { values, seed } = samples(answerSets(template), 300);
    const commands = values.map(({ project, answers }) =>
      replayCommand(template, {
        schemaVersion: 2,
        found: {},
        template: template.id,
        templateVersion: template.version,
        project,
        answers,
      }),
    );
    // Each command gives its words, then an empty end mark that no word is.
    const script = `npm() { printf '%s\\0' "$@"; printf '\\1\\0'; }\n${commands.join('\n')}\n`;
    const output = execFileSync(shell, [], { input: script, encoding: 'utf8' });
    const words = output.split('\x01\0').map((text) => text.split('\0').slice(0, -1));
    const again = await Promise.all(
      values.map(async ({ project }, index) => {
        const [create, name, dashes, ...argv] = words[index] ?? [];
        expect([create, name, dashes], seed).toEqual(['create', 'nix-project@latest', '--']);
        const flags = parseFlags(argv, templates);
        expect(flags, seed).toMatchObject({ directory: '.', template: template.id, yes: true });
        const facts = { project, facts: [], fitting: [] };
        const input = { template, given: flags.answers, facts, project, folderName: 'other' };
        return (await ask(input, undefined)).answers;
      }),
    );
    const answers = values.map((value) => value.answers);
    expect(firstDifference(again, answers), seed).toBeUndefined();
  });
});
