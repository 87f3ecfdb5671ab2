import { CliError, exitCodes } from './errors.ts';
import type { Facts, Template } from './types.ts';

/**
 * Refuses a template for a project that is there and lacks what the template builds on.
 * @throws {CliError} exit code 3 with what is missing, and how to get it
 */
export function checkFit({ id, requires }: Template, { facts, project }: Facts): void {
  if (project === 'new') return;
  const missing = requires.find(({ fact }) => !facts.some((found) => found.id === fact));
  if (missing === undefined) return;
  throw new CliError(
    `The template ${id} does not fit this project: ${missing.reason}. Nothing was written.`,
    { code: 'does-not-fit', exitCode: exitCodes.refused, hint: missing.hint },
  );
}
