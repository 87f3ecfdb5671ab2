import { usageError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import type { Answers, Template } from '../values.ts';
import { flagWith } from './spelling.ts';

/**
 * Refuses answers that the template does not ask for.
 *
 * @param templates all that there are: one of the others may ask for it
 * @throws {CliError} exit code 2 naming the answer, and who has it
 */
export function refuseForeignAnswers(
  template: Template,
  given: Answers,
  templates: readonly Template[],
): void {
  const own = new Set(template.questions.map(({ id }) => id));
  const foreign = Object.keys(given).find((id) => !own.has(id));
  if (foreign === undefined) return;
  const having = templates.filter(({ questions }) => questions.some(({ id }) => id === foreign));
  const key = having[0]?.questions.find(({ id }) => id === foreign)?.flag ?? foreign;
  const guess = nearest(
    key,
    template.questions.map(({ flag }) => flag),
  );
  throw usageError(
    'flag-not-for-template',
    `The template ${template.id} has no answer “${key}”.`,
    [
      ...(having.length === 0 ? [] : [`${having.map(({ id }) => id).join(' and ')} has it.`]),
      ...(guess === undefined ? [] : [`Did you mean ${flagWith(guess, '…')}?`]),
      `\`create-nix-project help ${template.id}\` lists its answers.`,
    ].join(' '),
  );
}
