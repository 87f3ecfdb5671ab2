import { usageError } from '../errors.ts';
import { evidenceText } from '../text/evidence.ts';
import type {
  Answers,
  AnswerValue,
  Detected,
  Evidence,
  ProjectKind,
  Question,
  Template,
} from '../values.ts';
import { holds, scopeOf } from './condition.ts';
import { derive } from './derive.ts';
import { refused, withValue } from './refused.ts';
import { flagOf, valueText } from './spelling.ts';
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
  readonly facts: Detected;
  readonly project: ProjectKind;
  /** Name of the target folder: the default project name. */
  readonly folderName: string;
}

/**
 * Answers every question that applies: flag, else prompt, else what was detected or is the default.
 * @throws {CliError} exit code 2 for a refused value, for an answer to a question that does not
 *   apply, and for missing answers; the message names the flags
 */
export async function ask(input: AskInput, prompt: Prompter | undefined): Promise<Answers> {
  const { template, given, project } = input;
  const answers: Record<string, AnswerValue> = {};
  const missing: Missing[] = [];
  for (const question of template.questions) {
    const value = given[question.id];
    if (!holds(question.when, scopeOf(answers, project))) {
      if (value !== undefined) throw notApplicable(question, template);
      continue;
    }
    const proposals = candidates(question, input, answers);
    const answer = value ?? (await answerOpen(question, proposals, prompt));
    if (answer === undefined) missing.push({ question, best: proposals[0] });
    else answers[question.id] = accept(question, answer);
  }
  if (missing.length > 0) throw missingAnswers(missing, template, answers);
  return answers;
}

interface Missing {
  readonly question: Question;
  /** What would have been the answer, were it not refused. */
  readonly best: Proposal | undefined;
}

/** Without a prompt only the best candidate counts: what was detected must not lose in silence. */
async function answerOpen(
  question: Question,
  proposals: readonly Proposal[],
  prompt: Prompter | undefined,
): Promise<AnswerValue | undefined> {
  const fitting = proposals.find(({ value }) => refusal(question, value) === undefined);
  if (prompt !== undefined) return prompt(question, fitting);
  return fitting === proposals[0] ? fitting?.value : undefined;
}

/** What the program could answer itself, the best first. */
function candidates(
  question: Question,
  input: Pick<AskInput, 'template' | 'facts' | 'folderName'>,
  answers: Answers,
): Proposal[] {
  return [
    recorded(question, input),
    detected(question, input.facts),
    byDefault(question, input.folderName, answers),
  ].filter((candidate) => candidate !== undefined);
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

function detected(question: Question, { facts }: Detected): Proposal | undefined {
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
  throw refused(question, value, reason);
}

function notApplicable(question: Question, { questions }: Template) {
  const conditions = Object.entries(question.when ?? {}).map(([id, value]) => {
    const values = [value].flat().map(valueText).join(' or ');
    return id === 'project'
      ? `${values === 'new' ? 'a' : 'an'} ${values} project`
      : `${keyOf(id, questions)} = ${values}`;
  });
  return usageError(
    'flag-not-applicable',
    `${flagOf(question.flag)} only applies with ${conditions.join(' and ')}.`,
    'Leave it out.',
  );
}

function keyOf(id: string, questions: readonly Question[]): string {
  return questions.find((question) => question.id === id)?.flag ?? id;
}

function missingAnswers(missing: readonly Missing[], { questions }: Template, answers: Answers) {
  // What follows from a missing answer is missing only because of it.
  const ids = new Set(missing.map(({ question }) => question.id));
  const causes = missing.filter(({ question }) => !ids.has(question.defaultFrom?.answer ?? ''));
  const reasons = causes.flatMap(({ question, best }) =>
    best === undefined ? [] : [`${found(question, best)}: ${refusal(question, best.value)}`],
  );
  const asking = causes.flatMap(({ question }) =>
    Object.keys(question.when ?? {}).flatMap((id) => {
      const value = answers[id];
      return value === undefined ? [] : [`${keyOf(id, questions)} = ${valueText(value)}`];
    }),
  );
  const keys = causes.map(({ question }) => question.flag).join(', ');
  const what =
    reasons.length > 0 || asking.length === 0
      ? `No answer for ${keys}`
      : `${[...new Set(asking)].join(' and ')} needs ${keys} as well`;
  return usageError(
    'missing-answer',
    [what, ...reasons].join('; ').concat('.'),
    causes.map(({ question, best }) => withValue(question, best?.value)).join('\n'),
  );
}

function found({ defaultFrom }: Question, { value, source, evidence }: Proposal): string {
  const text = valueText(value);
  if (source !== 'default') return `${evidenceText(evidence)} says “${text}”`;
  return defaultFrom?.answer === 'folder'
    ? `the folder is called “${text}”`
    : `“${text}”, made from the ${defaultFrom?.answer}, is refused`;
}
