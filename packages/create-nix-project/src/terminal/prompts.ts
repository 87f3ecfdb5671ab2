/** The terminal dialogue: the only file that imports `@clack/prompts`. */
import { styleText } from 'node:util';
import * as clack from '@clack/prompts';
import type { Prompts } from '../answers/ask.ts';
import type { Proposal } from '../answers/resolve.ts';
import { refusal } from '../answers/validate.ts';
import { cancelled } from '../errors.ts';
import { recordFile } from '../record/file-name.ts';
import { enumeration } from '../text/enumeration.ts';
import { evidenceText, shortEvidence } from '../text/evidence.ts';
import { wrap } from '../text/fit.ts';
import { readList, writeList } from '../text/list-text.ts';
import { printable, printableLines } from '../text/printable.ts';
import type { AnswerValue, Facts, Question, Template } from '../values.ts';
import type { Dialogue, ProjectPrompter } from './dialogue.ts';
import { answerRow, foundRows, reviewRows } from './review-rows.ts';

/**
 * Standard output as clack is to see it. It counts the colour codes of its frame as columns when it
 * wraps text, so there are as many more columns.
 */
const output = new Proxy(process.stdout, {
  get: (stdout, name) =>
    name === 'columns'
      ? columns() + styleText('cyan', clack.S_BAR).length - clack.S_BAR.length
      : Reflect.get(stdout, name),
});

function columns(): number {
  return process.stdout.columns ?? 80;
}

/** Opens the dialogue with the program's name and where it works. */
function greet(target: string): void {
  clack.intro(`create-nix-project → ${printable(target)}`);
}

function warn(text: string): void {
  const lines = printableLines(text).split('\n');
  clack.log.warn(lines.flatMap((line) => wrap(line, room())).join('\n'));
}

/** Asks for the project of a repository with several. */
const promptProject: ProjectPrompter = (folders) =>
  choose(
    'Which project?',
    folders.map((value) => ({
      value,
      label: value === '.' ? '. (this folder)' : printable(value),
    })),
    folders[0],
  );

/** Asks for the template; what detection proposes has its reason. */
function promptTemplate(offered: readonly Template[], facts: Facts): Promise<string> {
  const options = offered.map(({ id, title, description }) => {
    const found = facts.fitting.find((one) => one.id === id);
    return {
      value: id,
      label: title,
      hint: found === undefined ? description : because(found.reason, found.evidence),
    };
  });
  return choose('Which kind of project?', options, offered[0]?.id);
}

/** Asks whether a record that is missing is to be made anew. */
function promptRecreate(): Promise<boolean> {
  const message = `There is no ${recordFile}. Recreate it from the existing files?`;
  return orCancel(clack.confirm({ message, output }));
}

/** Asks whether existing files are to be replaced. */
function promptReplace(paths: readonly string[]): Promise<boolean> {
  const it = paths.length === 1 ? 'it' : 'them';
  const message = `Replace ${printable(enumeration(paths))}? Git has ${it} committed.`;
  return orCancel(clack.confirm({ message, initialValue: false, output }));
}

/** Asks whether lock files are to be tracked that git ignores. */
function promptTrack(paths: readonly string[]): Promise<boolean> {
  const it = paths.length === 1 ? 'it' : 'them';
  const message = `Let git track ${printable(enumeration(paths))} all the same? The flake needs ${it}.`;
  return orCancel(clack.confirm({ message, output }));
}

/** Asks one question of a template, with its help. */
const promptQuestion: Prompts['question'] = async (question, proposal, reason) => {
  if (reason !== undefined) warn(reason);
  const title = [question.message, origin(proposal)].filter(Boolean).join(' ');
  switch (question.type) {
    case 'confirm':
      return orCancel(
        clack.confirm({
          message: withHelp(title, question.help),
          initialValue: proposal?.value === true,
          output,
        }),
      );
    case 'select':
      return choose(
        withHelp(title, question.help),
        (question.choices ?? []).map(({ value, label }) => ({ value, label })),
        typeof proposal?.value === 'string' ? proposal.value : undefined,
      );
    default:
      return promptText(question, title, proposal);
  }
};

async function promptText(
  question: Question,
  title: string,
  proposal: Proposal | undefined,
): Promise<AnswerValue> {
  const read = (text: string | undefined): AnswerValue =>
    question.type === 'list' ? readList(text ?? '') : (text ?? '').trim();
  const initial = proposal?.value;
  const bar = styleText('gray', clack.S_BAR);
  const text = await orCancel(
    clack.text({
      // Unlike the other prompts, this one draws no frame before the lines of its message.
      message: withHelp(title, question.help).split('\n').join(`\n${bar}  `),
      initialValue: Array.isArray(initial) ? writeList(initial, ', ') : String(initial ?? ''),
      validate: (value) => refusal(question, read(value)),
    }),
  );
  return read(text);
}

/** Shows what was found, and every answer; the first row that can be chosen accepts them all. */
const review: Prompts['review'] = async (items, found, notes) => {
  for (const note of notes) warn(note);
  const facts = foundRows(found);
  const lines = reviewRows([...facts, ...items.map(answerRow)], room() - 2);
  const rows = lines.slice(facts.length);
  const options = items.map(({ question }, index) => ({
    value: question.id,
    label: rows[index] ?? question.id,
  }));
  const wanted = await choose(
    [
      withHelp(
        'Found and assumed',
        'Enter accepts. To change an answer, go to it and press Enter.',
      ),
      ...lines.slice(0, facts.length).map((line) => `  ${line}`),
    ].join('\n'),
    [{ value: '', label: 'Accept all' }, ...options],
    '',
  );
  return items.find(({ question }) => question.id === wanted)?.question;
};

/** How the command talks to the person at the terminal. */
export const dialogue: Dialogue = {
  greet,
  warn,
  project: promptProject,
  template: promptTemplate,
  question: promptQuestion,
  review,
  recreate: promptRecreate,
  replace: promptReplace,
  track: promptTrack,
};

interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

function choose(
  message: string,
  options: readonly Option[],
  initialValue: string | undefined,
): Promise<string> {
  const isNarrow = room() < 36;
  return orCancel(
    clack.select({
      message,
      options: options.map(({ hint, ...option }) =>
        isNarrow || !hint ? option : { ...option, hint },
      ),
      output,
      // Nor hints: in a narrow terminal they would push away what is to choose.
      showInstructions: !isNarrow,
      ...(initialValue === undefined ? {} : { initialValue }),
    }),
  );
}

/** Columns beside the frame; the last one of the terminal stays free. */
function room(): number {
  return columns() - 4;
}

function withHelp(title: string, help: string): string {
  const dim = (line: string) => styleText('dim', line);
  return [...wrap(title, room()), ...wrap(help, room()).map(dim)].join('\n');
}

function origin(proposal: Proposal | undefined): string {
  if (proposal?.source !== 'fact' && proposal?.source !== 'record') return '';
  return `(found in ${printable(shortEvidence(proposal.evidence))})`;
}

function because(reason: string, evidence: Proposal['evidence']): string {
  return evidence.length === 0 ? reason : `${reason}, ${printable(evidenceText(evidence))}`;
}

async function orCancel<T>(answer: Promise<T | symbol>): Promise<T> {
  const value = await answer;
  if (clack.isCancel(value)) throw cancelled();
  return value;
}
