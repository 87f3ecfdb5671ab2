import { parseArgs } from 'node:util';
import {
  type Question,
  usageError,
} from '../../../../create-nix-project/src/for-nx-flake/index.ts';
import { optionName } from './option-name.ts';

/** An option as it was typed: its name as Nx spells it, and its text where it has one. */
export interface TypedOption {
  readonly name: string;
  readonly text: string | undefined;
}

/** The options on a command line, also those that are written `--no-NAME`. */
export function typedOptions(argv: readonly string[]): TypedOption[] {
  const { tokens } = parseArgs({ args: [...argv], strict: false, tokens: true });
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'option') return [];
    const next = tokens[index + 1];
    const following = next?.kind === 'positional' ? next.value : undefined;
    return [{ name: optionName(token.name.replace(/^no-/, '')), text: token.value ?? following }];
  });
}

/**
 * Refuses answers that are for no project.
 *
 * @throws {CliError} naming the first of them
 */
export function refuseLonelyAnswers(
  typed: readonly TypedOption[],
  questions: readonly Question[],
): void {
  const flags = ['template', 'set', 'git', 'lock', ...questions.map(({ flag }) => flag)];
  const lonely = flags.find((flag) => typed.some(({ name }) => name === optionName(flag)));
  if (lonely !== undefined)
    throw usageError(
      'no-project',
      `Nothing says which project --${lonely} is for.`,
      `Name the project, or its folder: nx g nx-flake:init PROJECT --${lonely} …`,
    );
}
