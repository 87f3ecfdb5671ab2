import { type CliError, isCliError, usageError } from '../errors.ts';
import { evidenceText } from '../text/evidence.ts';
import type { Found } from '../values/found.ts';
import type { Answers, AnswerValue, Question, Template } from '../values.ts';
import { type Dispute, disputed, disputesOf } from './contradictions.ts';
import { withValue } from './refused.ts';
import { relevantFound } from './relevant-found.ts';
import {
  type AskInput,
  type Item,
  type Open,
  type Proposal,
  proposals,
  resolve,
} from './resolve.ts';
import { flagOf, valueText } from './spelling.ts';
import { refusal } from './validate.ts';

/** How somebody at a terminal is asked. */
export interface Prompts {
  /**
   * Asks one question.
   *
   * @param proposal what Enter takes
   * @param reason why the answer before was not taken
   */
  question(
    question: Question,
    proposal: Proposal | undefined,
    reason: string | undefined,
  ): Promise<AnswerValue>;
  /**
   * Shows what was found and all answers. Returns the question to answer anew, or undefined when they
   * are accepted.
   */
  review(
    items: readonly Item[],
    found: Found,
    notes: readonly string[],
  ): Promise<Question | undefined>;
}

/** Throws a `CliError` when these answers cannot be used. */
export type Check = (answers: Answers) => void;

/** The answers, and where each comes from. */
export interface Answered {
  readonly answers: Answers;
  readonly items: readonly Item[];
}

/**
 * Answers every question that applies. Without prompts: flag, else what was detected or is the
 * default. With prompts, a few questions are asked and all answers are shown, until they are accepted.
 * What cannot be used is refused before the first question, or else asked again.
 *
 * @throws {CliError} exit code 2 for a refused value, for an answer to a question that does not
 *   apply, for answers that contradict each other, and without prompts for missing ones; the message
 *   names the flags. What `check` throws.
 */
export async function ask(
  input: AskInput,
  prompts: Prompts | undefined,
  check: Check = () => {},
): Promise<Answered> {
  if (prompts !== undefined) return converse(input, prompts, check);
  const { unused, open, ...answered } = look(input, {});
  if (unused[0] !== undefined) throw notApplicable(unused[0], input.template);
  if (open.length > 0) throw missingAnswers(open, input.template, answered.answers);
  const [first] = answered.disputes;
  if (first !== undefined) throw disputed(first);
  check(answered.answers);
  return answered;
}

/**
 * Refuses what no answer at the terminal can put right.
 *
 * @throws {CliError} as `ask` does
 */
export function refuseAtOnce(input: AskInput, check: Check = () => {}): void {
  const view = look(input, {});
  const asked = view.toAsk.map(({ id }) => id);
  const unused = view.unused.find(({ when }) => !asked.some((id) => id in (when ?? {})));
  if (unused !== undefined) throw notApplicable(unused, input.template);
  refuseHopeless(view, input);
  if (isComplete(view)) check(view.answers);
}

/** Flags that contradict each other, or what was found, and nothing that is asked can help. */
function refuseHopeless({ disputes, toAsk }: View, { given }: AskInput): void {
  const hopeless = disputes.find(
    (found) => isGiven(found, given) && !toAsk.some(({ id }) => found.questions.includes(id)),
  );
  if (hopeless !== undefined) throw disputed(hopeless);
}

function isGiven({ questions }: Dispute, given: Answers): boolean {
  return questions.some((id) => id in given);
}

/** The answers as they stand, and what is wrong with them. */
interface View extends ReturnType<typeof resolve> {
  readonly disputes: readonly Dispute[];
  /** Questions that somebody has to decide, in their order. */
  readonly toAsk: readonly Question[];
}

function look(input: AskInput, chosen: Answers): View {
  const { template, facts, project } = input;
  const resolution = resolve(input, chosen);
  const { answers, items, open } = resolution;
  // What follows from an answer that is missing has nothing to contradict yet.
  const disputes = open.length === 0 ? disputesOf(template, answers, { ...facts, project }) : [];
  const toSettle = disputes
    .filter((found) => !isGiven(found, input.given))
    .map(({ questions }) => questions.find((id) => id in answers));
  const isOpen = new Set([...open.map(({ question }) => question.id), ...toSettle]);
  const isDecision = ({ ask: when }: Question) =>
    when === 'always' || (when === 'new' && project === 'new');
  for (const { question, source } of items)
    if (source === 'default' && isDecision(question)) isOpen.add(question.id);
  const toAsk = template.questions.filter(({ id }) => isOpen.has(id) && chosen[id] === undefined);
  return { ...resolution, disputes, toAsk };
}

function isComplete({ open, disputes }: View): boolean {
  return open.length === 0 && disputes.length === 0;
}

/** Asks what is to be decided, then shows all answers, as often as one of them is changed. */
async function converse(input: AskInput, prompts: Prompts, check: Check): Promise<Answered> {
  refuseAtOnce(input, check);
  const found = relevantFound(input.template, input.project, input.facts.found);
  let chosen: Answers = {};
  for (;;) {
    const view = look(input, chosen);
    refuseHopeless(view, input);
    const shown = [...view.items].sort(byInterest);
    const notes = view.unused.map((question) => notApplicable(question, input.template).message);
    const question = view.toAsk[0] ?? (await prompts.review(shown, found, notes));
    if (question === undefined) return view;
    chosen = await askUntilFit(question, { input, chosen, prompts, check });
  }
}

/** Defaults, of which there are many, come last. */
function byInterest(a: Item, b: Item): number {
  return Number(a.source === 'default') - Number(b.source === 'default');
}

interface Conversation {
  readonly input: AskInput;
  readonly chosen: Answers;
  readonly prompts: Prompts;
  readonly check: Check;
}

/** Asks a question until its answer goes with the others; what was answered stays in the field. */
async function askUntilFit(
  question: Question,
  { input, chosen, prompts, check }: Conversation,
): Promise<Answers> {
  const before = look(input, chosen);
  let proposal = proposals(question, input, before.answers, chosen).find(
    ({ value }) => refusal(question, value) === undefined,
  );
  let reason = before.disputes.find(({ questions }) => questions.includes(question.id))?.reason;
  for (;;) {
    const value = await prompts.question(question, proposal, reason);
    const after = { ...chosen, [question.id]: value };
    reason = objection(question, before, look(input, after), check);
    if (reason === undefined) return after;
    proposal = { value, source: 'chosen', evidence: [] };
  }
}

/**
 * Why an answer cannot stay, given what stood before it.
 *
 * @throws {CliError} for what `check` has against other answers than this one
 */
function objection(
  question: Question,
  before: View,
  after: View,
  check: Check,
): string | undefined {
  const old = before.disputes.map(({ reason }) => reason);
  const isNew = ({ reason }: Dispute) => before.open.length === 0 && !old.includes(reason);
  const found = after.disputes.find((one) => one.questions.includes(question.id) || isNew(one));
  if (found !== undefined) return found.reason;
  if (!isComplete(after)) return undefined;
  try {
    check(after.answers);
    return undefined;
  } catch (error) {
    // What was complete before had nothing against it.
    if (!isCliError(error) || !isComplete(before)) throw error;
    return error.message;
  }
}

function notApplicable(question: Question, { questions }: Template): CliError {
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

function missingAnswers(
  missing: readonly Open[],
  { questions }: Template,
  answers: Answers,
): CliError {
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
