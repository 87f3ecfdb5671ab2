/** Which answer each question has as it stands, and where that comes from. Nobody is asked here. */
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
import { refused } from './refused.ts';
import { refusal } from './validate.ts';

/** An answer, and where it comes from: a prompt, a flag, an earlier run, the project, or nowhere. */
export interface Proposal {
  readonly value: AnswerValue;
  readonly source: 'chosen' | 'given' | 'record' | 'fact' | 'default';
  readonly evidence: readonly Evidence[];
}

/** What decides about the answers. */
export interface AskInput {
  readonly template: Template;
  /** Answers from flags, by question id. */
  readonly given: Answers;
  readonly facts: Detected;
  readonly project: ProjectKind;
  /** Name of the target folder: the default project name. */
  readonly folderName: string;
}

/** A question that applies, with its answer. */
export interface Item extends Proposal {
  readonly question: Question;
}

/** A question that applies and has no answer. */
export interface Open {
  readonly question: Question;
  /** What would have been the answer, were it not refused. */
  readonly best: Proposal | undefined;
}

/** All questions of a template, as they stand. */
export interface Resolution {
  readonly answers: Answers;
  /** In the order of the questions. */
  readonly items: readonly Item[];
  readonly open: readonly Open[];
  /** Questions that a flag answers and that do not apply. */
  readonly unused: readonly Question[];
}

/**
 * Answers every question that applies: what was chosen, else the flag, else what was detected or is
 * the default. An answer that others follow from or depend on comes first, so they follow.
 *
 * @param chosen answers from prompts, by question id; those that no longer apply do no harm
 * @throws {CliError} exit code 2 for a refused value
 */
export function resolve(input: AskInput, chosen: Answers = {}): Resolution {
  const { template, given, project } = input;
  const answers: Record<string, AnswerValue> = {};
  const items: Item[] = [];
  const open: Open[] = [];
  const unused: Question[] = [];
  for (const question of template.questions) {
    const { id } = question;
    if (!holds(question.when, scopeOf(answers, project))) {
      if (given[id] !== undefined && chosen[id] === undefined) unused.push(question);
      continue;
    }
    const decided = chosen[id] ?? given[id];
    if (decided !== undefined) accept(question, decided);
    // What was detected must not lose in silence: a worse candidate is no answer.
    const best = proposals(question, input, answers, chosen)[0];
    if (best === undefined || refusal(question, best.value) !== undefined)
      open.push({ question, best });
    else {
      items.push({ ...best, question });
      answers[id] = best.value;
    }
  }
  return { answers, items, open, unused };
}

/** What the program could answer itself, the best first. */
export function proposals(
  question: Question,
  { template, given, facts, folderName, project }: AskInput,
  answers: Answers,
  chosen: Answers = {},
): Proposal[] {
  return [
    told(chosen[question.id], 'chosen'),
    told(given[question.id], 'given'),
    recorded(question, facts, template),
    detected(question, facts),
    byDefault(question, folderName, answers, project),
  ].filter((candidate) => candidate !== undefined);
}

function told(value: AnswerValue | undefined, source: 'chosen' | 'given'): Proposal | undefined {
  return value === undefined ? undefined : { value, source, evidence: [] };
}

function recorded(
  question: Question,
  { record }: Detected,
  template: Template,
): Proposal | undefined {
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
  project: ProjectKind,
): Proposal | undefined {
  const { defaultFrom, defaultExisting } = question;
  const derived =
    defaultFrom &&
    derive(
      defaultFrom.as,
      defaultFrom.answer === 'folder' ? folderName : answers[defaultFrom.answer],
    );
  const own = project === 'existing' ? defaultExisting : undefined;
  const value = derived ?? own ?? question.default;
  return value === undefined ? undefined : { value, source: 'default', evidence: [] };
}

function accept(question: Question, value: AnswerValue): void {
  const reason = refusal(question, value);
  if (reason !== undefined) throw refused(question, value, reason);
}
