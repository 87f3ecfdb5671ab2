/** The terminal dialogue: the only file that imports `@clack/prompts`. */
import * as clack from '@clack/prompts';
import type { Prompter, Proposal } from '../answers/ask.ts';
import { refusal } from '../answers/validate.ts';
import { cancelled } from '../errors.ts';
import { recordFile } from '../record/file-name.ts';
import { enumeration } from '../text/enumeration.ts';
import { evidenceText } from '../text/evidence.ts';
import { readList, writeList } from '../text/list-text.ts';
import { printable } from '../text/printable.ts';
import type { AnswerValue, Facts, Question, Template } from '../values.ts';
import type { Dialogue, ProjectPrompter } from './dialogue.ts';

/** The whole dialogue of the command, about these variants. */
export function dialogueAbout(templates: readonly Template[]): Dialogue {
  return {
    greet,
    project: promptProject,
    template: (facts, proposed) => promptTemplate(templates, facts, proposed),
    question: promptQuestion,
    recreate: promptRecreate,
    replace: promptReplace,
  };
}

/** Opens the dialogue with the program's name and where it works. */
function greet(target: string): void {
  clack.intro(`create-nix-project → ${target}`);
}

/** Asks for the project of a repository with several. */
const promptProject: ProjectPrompter = (folders) =>
  orCancel(
    clack.select({
      message: 'Which project?',
      options: folders.map((value) => ({
        value,
        label: value === '.' ? '. (this folder)' : printable(value),
      })),
    }),
  );

/** Asks for the variant; what detection proposes stands first, with its reason. */
async function promptTemplate(
  templates: readonly Template[],
  facts: Facts,
  proposed: string,
): Promise<string> {
  const options = templates.map((template) => {
    const reason = facts.variants.find((variant) => variant.id === template.id);
    return {
      value: template.id,
      label: template.title,
      hint: reason === undefined ? template.description : because(reason.reason, reason.evidence),
    };
  });
  return orCancel(
    clack.select({ message: 'Which kind of project?', options, initialValue: proposed }),
  );
}

/** Asks whether a record that is missing is to be made anew. */
function promptRecreate(): Promise<boolean> {
  const message = `There is no ${recordFile}. Make it anew from what is there?`;
  return orCancel(clack.confirm({ message }));
}

/** Asks whether existing files are to be replaced. */
function promptReplace(paths: readonly string[]): Promise<boolean> {
  const it = paths.length === 1 ? 'it' : 'them';
  const message = `Replace ${printable(enumeration(paths))}? Git has ${it} committed.`;
  return orCancel(clack.confirm({ message, initialValue: false }));
}

/** Asks one question of a template. */
const promptQuestion: Prompter = async (question, proposal) => {
  const message = [question.message, origin(proposal)].filter(Boolean).join(' ');
  switch (question.type) {
    case 'confirm':
      return orCancel(clack.confirm({ message, initialValue: proposal?.value === true }));
    case 'select':
      return orCancel(
        clack.select({
          message,
          options: (question.choices ?? []).map(({ value, label }) => ({ value, label })),
          ...(typeof proposal?.value === 'string' ? { initialValue: proposal.value } : {}),
        }),
      );
    default:
      return promptText(question, message, proposal);
  }
};

async function promptText(
  question: Question,
  message: string,
  proposal: Proposal | undefined,
): Promise<AnswerValue> {
  const read = (text: string | undefined): AnswerValue =>
    question.type === 'list' ? readList(text ?? '') : (text ?? '').trim();
  const initial = proposal?.value;
  const text = await orCancel(
    clack.text({
      message,
      placeholder: question.help,
      initialValue: Array.isArray(initial) ? writeList(initial, ', ') : String(initial ?? ''),
      validate: (value) => refusal(question, read(value)),
    }),
  );
  return read(text);
}

function origin(proposal: Proposal | undefined): string {
  if (proposal === undefined || proposal.source === 'default') return '';
  return `(found in ${evidenceText(proposal.evidence)})`;
}

function because(reason: string, evidence: Proposal['evidence']): string {
  return evidence.length === 0 ? reason : `${reason}, ${evidenceText(evidence)}`;
}

async function orCancel<T>(answer: Promise<T | symbol>): Promise<T> {
  const value = await answer;
  if (clack.isCancel(value)) throw cancelled();
  return value;
}
