import { holds, scopeOf } from './condition.ts';
import { derive } from './derive.ts';
import { usageError } from './errors.ts';
import type {
  Answers,
  AnswerValue,
  Evidence,
  Facts,
  ProjectKind,
  Question,
  Template,
} from './types.ts';
import { refusal } from './validate.ts';

/** The answer the program would give itself, and why. */
export interface Proposal {
  readonly value: AnswerValue;
  readonly source: 'record' | 'fact' | 'default';
  readonly evidence: readonly Evidence[];
}

/** Asks one question; `proposal` is what Enter takes. Given only when there is a terminal. */
export type Prompter = (question: Question, proposal: Proposal | undefined) => Promise<AnswerValue>;

interface AskInput {
  readonly template: Template;
  /** Answers from flags, by question id. */
  readonly given: Answers;
  readonly facts: Facts;
  readonly project: ProjectKind;
  /** Name of the target folder: the default project name. */
  readonly folderName: string;
}

/**
 * Answers every question that applies: flag, else prompt, else proposal.
 * @throws {CliError} exit code 2 for a refused value, for an answer to a question that does not
 *   apply, and for missing answers; the message names the flags
 */
export async function ask(input: AskInput, prompt: Prompter | undefined): Promise<Answers> {
  const { template, given, project } = input;
  refuseForeignAnswers(template, given);
  const answers: Record<string, AnswerValue> = {};
  const missing: Question[] = [];
  for (const question of template.questions) {
    const value = given[question.id];
    if (!holds(question.when, scopeOf(answers, project))) {
      if (value !== undefined) throw notApplicable(question);
      continue;
    }
    const answer = value ?? (await answerOpen(question, propose(question, input, answers), prompt));
    if (answer === undefined) missing.push(question);
    else answers[question.id] = accept(question, answer);
  }
  if (missing.length > 0) throw missingAnswers(missing);
  return answers;
}

async function answerOpen(
  question: Question,
  proposal: Proposal | undefined,
  prompt: Prompter | undefined,
): Promise<AnswerValue | undefined> {
  return prompt === undefined ? proposal?.value : prompt(question, proposal);
}

/** What the program would answer: from the earlier run, what was detected, or the default. */
export function propose(
  question: Question,
  input: Pick<AskInput, 'template' | 'facts' | 'folderName'>,
  answers: Answers,
): Proposal | undefined {
  const candidates = [
    recorded(question, input),
    detected(question, input.facts),
    byDefault(question, input.folderName, answers),
  ];
  return candidates.find(
    (candidate) => candidate !== undefined && refusal(question, candidate.value) === undefined,
  );
}

function recorded(
  question: Question,
  { facts, template }: Pick<AskInput, 'facts' | 'template'>,
): Proposal | undefined {
  const { record } = facts;
  const value = record?.template === template.id ? record.answers[question.id] : undefined;
  if (value === undefined) return undefined;
  return { value, source: 'record', evidence: [{ file: '.nix-project.json' }] };
}

function detected(question: Question, { facts }: Facts): Proposal | undefined {
  const fact = facts.find((candidate) => candidate.id === question.fact);
  return fact && { value: fact.value, source: 'fact', evidence: fact.evidence };
}

/** The default alone: what a folder with nothing in it would propose. */
export function byDefault(
  question: Question,
  folderName: string,
  answers: Answers,
): Proposal | undefined {
  const { defaultFrom } = question;
  const derived =
    defaultFrom &&
    derive(
      defaultFrom.as,
      defaultFrom.answer === 'folder' ? folderName : answers[defaultFrom.answer],
    );
  const value = derived ?? question.default;
  return value === undefined ? undefined : { value, source: 'default', evidence: [] };
}

function accept(question: Question, value: AnswerValue): AnswerValue {
  const reason = refusal(question, value);
  if (reason === undefined) return value;
  throw usageError(
    'refused-answer',
    `--${question.flag} ${JSON.stringify(value)} is refused: ${reason}.`,
    question.help,
  );
}

function refuseForeignAnswers(template: Template, given: Answers): void {
  const own = new Set(template.questions.map((question) => question.id));
  const foreign = Object.keys(given).find((id) => !own.has(id));
  if (foreign !== undefined)
    throw usageError(
      'flag-not-for-template',
      `The template ${template.id} has no question “${foreign}”.`,
      `Run \`create-nix-project help ${template.id}\` for its flags.`,
    );
}

function notApplicable(question: Question) {
  const condition = Object.entries(question.when ?? {})
    .map(([name, value]) => (name === 'project' ? `a ${value} project` : `${name} = ${value}`))
    .join(' and ');
  return usageError(
    'flag-not-applicable',
    `--${question.flag} only applies with ${condition}.`,
    'Leave the flag out.',
  );
}

function missingAnswers(missing: readonly Question[]) {
  const flags = missing.map((question) => `--${question.flag}`).join(', ');
  return usageError('missing-answer', `No answer for ${flags}.`, `Give ${flags}.`);
}
