import { flagWith } from '../answers/spelling.ts';
import { type CliError, usageError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import type { Question } from '../values.ts';
import { type Command, commandLines, generalOptions } from './commands/index.ts';
import type { Given } from './line.ts';

/** The error for a flag that only other commands have. */
export function foreignFlag({ rawName }: Given, command: Command): CliError {
  return usageError(
    'flag-not-for-command',
    `${rawName} does not apply to \`${command}\`.`,
    `Run \`create-nix-project help ${command}\`.`,
  );
}

/** The error for a flag that no command has, with the one that was meant. */
export function unknownFlag(
  given: Given,
  command: Command,
  questions: readonly Question[],
): CliError {
  const { options, hasAnswers } = commandLines[command];
  const flags = Object.keys({ ...options, ...generalOptions });
  return usageError(
    'unknown-flag',
    `There is no flag ${given.rawName}.`,
    hint(given, flags, hasAnswers === true ? questions : [], command),
  );
}

function hint(
  { name, rawName }: Given,
  flags: readonly string[],
  questions: readonly Question[],
  command: Command,
): string {
  const positive = name.replace(/^no-/, '');
  if (positive !== name && flags.includes(positive))
    return `--${positive} has no opposite: leave it out.`;
  const keys = questions.flatMap(({ flag, type }) => [
    [flag, flagWith(flag, '…')] as const,
    ...(type === 'confirm' ? [[`no-${flag}`, flagWith(flag, 'no')] as const] : []),
  ]);
  const known = new Map([...keys, ...flags.map((flag) => [flag, `--${flag}`] as const)]);
  const negation = `no-${name}`;
  const guess = known.has(negation) ? negation : nearestFlag(rawName, [...known.keys()]);
  return guess === undefined
    ? `Run \`create-nix-project help ${command}\`.`
    : `Did you mean ${known.get(guess)}?`;
}

/** Of names without dashes, the one that is nearest to a flag as it was typed. */
function nearestFlag(rawName: string, names: readonly string[]): string | undefined {
  return nearest(
    rawName,
    names.map((name) => `--${name}`),
  )?.slice(2);
}
