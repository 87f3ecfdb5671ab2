import { parseArgs } from 'node:util';
import { usageError } from '../errors.ts';
import type { Option, Options } from './commands/command-line.ts';

/** One option as it was typed. */
export interface Given {
  readonly name: string;
  /** As it was typed, with its dashes. */
  readonly rawName: string;
  /** Absent for a switch. */
  readonly value?: string;
  /** Whether the value was a word of its own, after the option. */
  readonly isApart?: boolean;
}

/** A command line, taken apart. */
export interface Line {
  readonly words: readonly string[];
  readonly given: readonly Given[];
}

/** Takes a command line apart; whether it makes sense is looked at later. */
export function readLine(argv: readonly string[], options: Options): Line {
  const { tokens } = parseArgs({
    args: [...argv],
    options: { ...options },
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  return {
    words: tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : [])),
    given: tokens.flatMap((token) => {
      if (token.kind !== 'option') return [];
      const { name, rawName, value, inlineValue } = token;
      return [{ name, rawName, ...(value === undefined ? {} : { value, isApart: !inlineValue }) }];
    }),
  };
}

/** Whether an option was typed. */
export function hasOption({ given }: Line, name: string): boolean {
  return given.some((option) => option.name === name);
}

/** @throws {CliError} exit code 2 for an option without its value, or a switch with one */
export function checkValue({ rawName, value, isApart }: Given, { type }: Option): void {
  if (type === 'boolean') {
    if (value === undefined) return;
    throw usageError('flag-value', `${rawName} takes no value.`);
  }
  // "--name --yes" is a forgotten value far more often than a name that begins with a dash.
  if (value !== undefined && !(isApart === true && /^-./.test(value))) return;
  throw usageError(
    'flag-value',
    `${rawName} needs a value.`,
    rawName === '--set'
      ? 'Write --set KEY=VALUE.'
      : `Write ${rawName}=VALUE when the value begins with a dash.`,
  );
}
