import { isCliError } from '../errors.ts';

/**
 * What `read` gives; undefined when it cannot read what it wants to.
 *
 * @param problems gets the reason, as a sentence
 * @throws what is no error for users
 */
export function attempt<Result>(read: () => Result, problems: string[]): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (!isCliError(error)) throw error;
    problems.push(error.message);
    return undefined;
  }
}
