import { CliError, exitCodes } from '../errors.ts';
import type { Answers, Detected, Template } from '../values.ts';

/**
 * Refuses a template for a project that is there and lacks what the template builds on, or has what
 * the template cannot build on.
 *
 * @param given answers from flags: they can say what was not found
 * @throws {CliError} exit code 3 with the reason, and what to do about it
 */
export function checkFit(template: Template, { facts, project }: Detected, given: Answers): void {
  if (project === 'new') return;
  const { id, questions, requires, refusedBy } = template;
  const told = questions.filter((question) => given[question.id] !== undefined);
  const known = [...facts.map((found) => found.id), ...told.map(({ fact }) => fact)];
  const missing = requires.find(({ fact }) => !known.includes(fact));
  if (missing !== undefined) throw doesNotFit(id, missing.reason, missing.hint);
  const refusal = facts.find((fact) => refusedBy.includes(fact.id))?.value;
  if (Array.isArray(refusal)) throw doesNotFit(id, refusal[0], refusal[1]);
}

function doesNotFit(id: string, reason: string, hint: string): CliError {
  return new CliError(
    `The template ${id} does not fit this project: ${reason}. Nothing was written.`,
    { code: 'does-not-fit', exitCode: exitCodes.refused, hint },
  );
}
