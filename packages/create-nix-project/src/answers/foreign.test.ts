import { expect, it } from 'vitest';
import { fixtureTemplate } from '../../test/fixture-template.ts';
import { refuseForeignAnswers } from './foreign.ts';

const templates = [
  fixtureTemplate,
  {
    ...fixtureTemplate,
    id: 'other',
    questions: [
      { id: 'cudaVersion', flag: 'cuda', type: 'text', message: 'M', help: 'H.' },
      { id: 'testGroup', flag: 'test-group', type: 'text', message: 'M', help: 'H.' },
    ] as const,
  },
];

it('takes what the template asks', () => {
  expect(() => refuseForeignAnswers(fixtureTemplate, { tests: true }, templates)).not.toThrow();
});

it.each([
  ['cudaVersion', 'has no answer “cuda”', 'other has it. `create-nix-project help fixture`'],
  ['testGroup', 'has no answer “test-group”', 'Did you mean --set test-groups=…?'],
])('says who asks for %s', (id, message, hint) => {
  expect(() => refuseForeignAnswers(fixtureTemplate, { [id]: 'a' }, templates)).toThrow(
    expect.objectContaining({
      code: 'flag-not-for-template',
      exitCode: 2,
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    }),
  );
});
