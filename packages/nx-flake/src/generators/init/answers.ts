import {
  type Answers,
  type AnswerValue,
  type Question,
  readList,
} from '../../../../create-nix-project/src/for-nx-flake/index.ts';
import type { TypedOption } from './command-line.ts';
import { optionName } from './option-name.ts';

/**
 * The answers among the options of the generator, by question id.
 *
 * @param options as Nx hands them over
 * @param questions of all templates
 * @param typed the command line: Nx makes the number 1.8 of `--rust-version 1.80`
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
  return answers;
}

function textOf(name: string, value: number, typed: readonly TypedOption[]): string {
  const texts = typed.flatMap((option) => (option.name === name ? (option.text ?? []) : []));
  return texts.find((text) => Number(text) === value) ?? String(value);
}
