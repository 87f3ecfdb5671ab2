import { usageError } from '../errors.ts';
import type { Answers, Detected, Template } from '../values.ts';

/**
 * Checks what single answers cannot show: that they go together.
 * @throws {CliError} exit code 2 with the first contradiction
 */
export function checkAgreements(template: Template, answers: Answers, detected: Detected): void {
  for (const contradiction of template.rules.contradictions) {
    const reason = contradiction(answers, detected);
    if (reason !== undefined)
      throw usageError('contradiction', `${reason}.`, 'Change one of them. Nothing was written.');
  }
}
