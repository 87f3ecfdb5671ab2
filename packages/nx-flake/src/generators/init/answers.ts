import {
  type Answers,
  type AnswerValue,
  type Question,
  readList,
  readSetting,
  usageError,
} from '../../../../create-nix-project/src/for-nx-flake/index.ts';
import type { TypedOption } from './command-line.ts';
import { optionName } from './option-name.ts';

/**
 * The answers among the options of the generator, by question id: each has an option, and `set` takes
 * them as the command does.
 *
 * @param options as Nx hands them over
 * @param questions of all templates
 * @param typed the command line: Nx makes the number 1.8 of `--rust-version 1.80`, and divides what
 *   is set at its commas
 * @throws {CliError} for a key that no question has, a wrong value, and an answer that was typed twice
 */
export function answersOf(
  options: Readonly<Record<string, unknown>>,
  questions: readonly Question[],
  typed: readonly TypedOption[],
): Answers {
  const answers: Record<string, AnswerValue> = {};
  for (const { id, flag, type } of questions) {
    const name = optionName(flag);
    const value = options[name];
    if (value === undefined) continue;
    // Nx has divided it at each comma, also where that belongs to an entry.
    if (type === 'list') answers[id] = readList([value].flat().join(','));
    else if (typeof value === 'number') answers[id] = textOf(name, value, typed);
    // Another type is refused where the answers are checked.
    else answers[id] = value as AnswerValue;
  }
  const isTyped = (flag: string) => typed.some(({ name }) => name === optionName(flag));
  const set = new Set<string>();
  for (const text of settingsOf(options.set, typed)) {
    const { question, value } = readSetting(text, questions);
    if (set.has(question.id) || isTyped(question.flag)) throw givenTwice(question.flag);
    set.add(question.id);
    answers[question.id] = value;
  }
  return answers;
}

/** As typed, or else as nx.json has them. */
function settingsOf(set: unknown, typed: readonly TypedOption[]): string[] {
  const texts = typed.flatMap(({ name, text }) => (name === 'set' ? [text ?? ''] : []));
  return texts.length > 0 || set === undefined ? texts : [set].flat().map(String);
}

function givenTwice(key: string) {
  return usageError('given-twice', `The answer ${key} is given twice.`, 'Leave one of them out.');
}

function textOf(name: string, value: number, typed: readonly TypedOption[]): string {
  const texts = typed.flatMap((option) => (option.name === name ? (option.text ?? []) : []));
  return texts.find((text) => Number(text) === value) ?? String(value);
}
