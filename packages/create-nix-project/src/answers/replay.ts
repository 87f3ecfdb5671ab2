import type { Answers, AnswerValue, Fact, ProjectRecord, Template } from '../values.ts';
import { byDefault } from './resolve.ts';
import { flagText } from './spelling.ts';

/**
 * The command that generates the same project again, for a POSIX shell.
 *
 * @param place the project's folder, from where the command is run, as a word of that shell
 * @param facts what was found before anything was generated, where that is known
 */
export function replayCommand(
  template: Template,
  record: ProjectRecord,
  { place = '.', facts = [] }: { readonly place?: string; readonly facts?: readonly Fact[] } = {},
): string {
  const [chosen, ...answers] = replayFlags(template, record, facts);
  return [`npm create nix-project@latest -- ${place}`, chosen, '--yes', ...answers].join(' ');
}

/**
 * The template and the answers as flags. The default is left out, but not where something else was
 * found, which would come before it.
 */
export function replayFlags(
  template: Template,
  { answers, project }: ProjectRecord,
  facts: readonly Fact[] = [],
): string[] {
  const flags = template.questions.flatMap((question) => {
    const value = answers[question.id];
    if (value === undefined) return [];
    const found = facts.find(({ id }) => id === question.fact)?.value;
    // The folder may have another name next time.
    const isDefault =
      question.defaultFrom?.answer !== 'folder' &&
      same(value, byDefault(question, '', answers, project)?.value);
    const isFound = found === undefined || same(value, found);
    return isDefault && isFound ? [] : [flagText(question.flag, value)];
  });
  return [`--template ${template.id}`, ...flags];
}

/** The flags that give these answers. */
export function flagsOf({ questions }: Template, answers: Answers): string[] {
  return questions.flatMap(({ id, flag }) => {
    const value = answers[id];
    return value === undefined ? [] : [flagText(flag, value)];
  });
}

function same(a: AnswerValue, b: AnswerValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
