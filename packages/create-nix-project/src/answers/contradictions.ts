import { type CliError, usageError } from '../errors.ts';
import type { Answers, Detected, Template } from '../values.ts';

/** Answers that do not go together. */
export interface Dispute {
  readonly reason: string;
  /** The questions that it is about. */
  readonly questions: readonly string[];
}

/** What single answers cannot show: where they contradict each other or the project. */
export function disputesOf(template: Template, answers: Answers, detected: Detected): Dispute[] {
  return template.rules.contradictions.flatMap((contradiction) => {
    const read = new Set<string>();
    const reason = contradiction(noting(answers, read), detected);
    return reason === undefined ? [] : [{ reason: `${reason}.`, questions: [...read] }];
  });
}

/** The same answers; the names that are read go into `read`. */
function noting(answers: Answers, read: Set<string>): Answers {
  return new Proxy(answers, {
    get(target, name) {
      read.add(String(name));
      return Reflect.get(target, name);
    },
  });
}

/**
 * Checks that the answers go together.
 * @throws {CliError} exit code 2 with the first contradiction
 */
export function checkAgreements(template: Template, answers: Answers, detected: Detected): void {
  const [first] = disputesOf(template, answers, detected);
  if (first !== undefined) throw disputed(first);
}

/** The error for a contradiction that nobody at a terminal can resolve. */
export function disputed({ reason }: Dispute): CliError {
  return usageError('contradiction', reason, 'Change one of them. Nothing was written.');
}
