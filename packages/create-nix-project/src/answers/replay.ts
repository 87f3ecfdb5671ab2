import { shellWord } from '../literals/shell.ts';
import { writeList } from '../text/list-text.ts';
import type { Answers, AnswerValue, ProjectRecord, Template } from '../values.ts';
import { byDefault } from './resolve.ts';

/**
 * The command that generates the same project again, for a POSIX shell.
 *
 * @param place the project's folder, from where the command is run, as a word of that shell
 */
export function replayCommand(template: Template, record: ProjectRecord, place = '.'): string {
  const [chosen, ...answers] = replayFlags(template, record);
  return [`npm create nix-project@latest -- ${place}`, chosen, '--yes', ...answers].join(' ');
}

/**
 * The template and the answers as flags. Answers equal to the default are left out for a new
 * project; for an existing one all are named, because there detection would come before the default.
 */
export function replayFlags(template: Template, record: ProjectRecord): string[] {
  const flags = template.questions.flatMap((question) => {
    const value = record.answers[question.id];
    if (value === undefined) return [];
    const expected = byDefault(question, '', record.answers)?.value;
    const isNew = record.project === 'new' && question.id !== 'name';
    const implied = isNew && same(value, expected);
    return implied ? [] : [flagText(question.flag, value)];
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

function flagText(flag: string, value: AnswerValue): string {
  if (typeof value === 'boolean') return value ? `--${flag}` : `--no-${flag}`;
  const text = typeof value === 'string' ? value : writeList(value);
  const separator = text.startsWith('-') ? '=' : ' ';
  return `--${flag}${separator}${shellWord(text)}`;
}

function same(a: AnswerValue, b: Answers[string] | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
