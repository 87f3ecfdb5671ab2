import fc from 'fast-check';
import { holds, scopeOf } from '../src/answers/condition.ts';
import { checkAgreements } from '../src/answers/contradictions.ts';
import { refusal } from '../src/answers/validate.ts';
import { CliError } from '../src/errors.ts';
import type { Found } from '../src/values/found.ts';
import type { Answers, AnswerValue, ProjectKind, Question, Template } from '../src/values.ts';
import { anyFound } from './any-found.ts';
import { hostileLine, hostileText } from './hostile-text.ts';

/** Answers to every question that applies, and what was refused on the way to them. */
export interface AnswerSet {
  readonly project: ProjectKind;
  readonly answers: Answers;
  /** What may have been read of an existing project. */
  readonly found: Found;
  readonly refused: readonly Refused[];
}

interface Refused {
  readonly question: string;
  readonly value: AnswerValue;
  readonly reason: string;
}

/** Texts that rules are there to take, up to the longest. */
const plausible = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,12}$/),
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/),
  fc.stringMatching(/^[a-z_][A-Za-z0-9_'-]{0,9}(\.[a-z_][A-Za-z0-9_'-]{0,9}){0,3}$/),
  fc.stringMatching(/^(>=|<|~=|==|!=)3\.1\d(\.\d)?(, ?<4)?$/),
  fc.constantFrom('a/b', 'A=${pkgs.c.d}/$', 'B=$', 'C=${pkgs.f}'),
  hostileLine.map((value) => `A=${value}`),
  fc.constantFrom('true', 'null', '1e5', 'class', 'with', '__init__', 'A.b-C_d', 'dev', 'zlib'),
  fc.stringMatching(/^https:\/\/[a-z0-9.-]{1,9}(:\d{1,5})?(\/[A-Za-z0-9._~-]{1,9}){0,2}$/),
  fc.stringMatching(/^s3:\/\/[a-z0-9.-]{3,9}(\?[a-z-]{1,6}=[\w.:/-]{1,9}){0,1}$/),
  fc.stringMatching(/^[A-Za-z0-9._-]{1,9}:[A-Za-z0-9+/]{43}=$/),
  // A package that flakes have.
  fc.constant('pytest-report'),
  fc.integer({ min: 1, max: 300 }).map((length) => 'x'.repeat(length)),
);

/** Of these, every rule takes at least one, so that there always is an answer. */
const lastResorts = [
  'my-app',
  'my_app',
  '>=3.12',
  '1.85',
  'stable',
  'x86_64-linux',
  'my-app/x',
  'dev.txt',
  'D="\\',
  'https://cache.example.org',
  's3://my-cache?region=eu-1',
  `my-cache:${'A'.repeat(43)}=`,
];

const texts = fc
  .array(
    fc.oneof(
      { weight: 1, arbitrary: hostileText },
      { weight: 2, arbitrary: hostileLine },
      { weight: 5, arbitrary: plausible },
    ),
    { minLength: 3, maxLength: 9 },
  )
  .map((values) => [...values, ...lastResorts]);

function candidates(question: Question): fc.Arbitrary<readonly AnswerValue[]> {
  const choices = (question.choices ?? []).map(({ value }) => value);
  switch (question.type) {
    case 'confirm':
      return fc.boolean().map((value) => [value]);
    case 'select':
      return fc.tuple(hostileLine, fc.constantFrom(...choices));
    case 'text':
      return texts;
    case 'list':
      return fc
        .tuple(fc.array(hostileText, { maxLength: 4 }), acceptedLists(question))
        .map((lists) => lists);
  }
}

/** Answers to a question of type `list` that its rule takes. */
export function acceptedLists(question: Question): fc.Arbitrary<string[]> {
  const isAccepted = (entry: string) => refusal(question, [entry]) === undefined;
  const entries = texts.map((list) => list.filter(isAccepted).slice(0, 1));
  return fc.array(entries, { maxLength: 4 }).map((lists) => lists.flat());
}

/** Sets of answers to the questions of a template; of several candidates, the first good one. */
export function answerSets(template: Template): fc.Arbitrary<AnswerSet> {
  const { questions } = template;
  return fc
    .tuple(
      fc.constantFrom<ProjectKind>('new', 'existing'),
      fc.tuple(...questions.map((question) => candidates(question))),
      anyFound,
    )
    .map(([project, offered, found]) => ({
      ...choose(questions, project, offered),
      found: project === 'new' ? {} : found,
    }))
    .filter(({ project, answers }) => agree(template, answers, project));
}

function agree(template: Template, answers: Answers, project: ProjectKind): boolean {
  try {
    checkAgreements(template, answers, { project, facts: [] });
    return true;
  } catch (error) {
    if (error instanceof CliError) return false;
    throw error;
  }
}

function choose(
  questions: readonly Question[],
  project: ProjectKind,
  offered: readonly (readonly AnswerValue[])[],
): Omit<AnswerSet, 'found'> {
  const answers: Record<string, AnswerValue> = {};
  const refused: Refused[] = [];
  for (const [index, question] of questions.entries()) {
    if (!holds(question.when, scopeOf(answers, project))) continue;
    for (const value of offered[index] ?? []) {
      const reason = refusal(question, value);
      if (reason === undefined) {
        answers[question.id] = value;
        break;
      }
      refused.push({ question: question.id, value, reason });
    }
    if (answers[question.id] === undefined)
      throw new Error(`No candidate for ${question.id} was taken: lastResorts needs one.`);
  }
  return { project, answers, refused };
}
