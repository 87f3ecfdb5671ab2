import { type CliError, exitCodes } from '../errors.ts';
import { evidenceText } from '../text/evidence.ts';
import { printable, printableLines } from '../text/printable.ts';
import type { Warning } from '../values/warning.ts';

/** What standard error gets for an expected error. */
export function errorText(error: CliError): string {
  // Whoever cancels has made no mistake.
  const isCancelled = error.exitCode === exitCodes.cancelled;
  const message = isCancelled ? error.message : `error: ${error.message}`;
  return [error.details, message, error.hint]
    .filter((part) => part !== undefined)
    .map(printableLines)
    .join('\n');
}

/** What will not work, and what to do about it. */
export function warningText({ message, checks, systems, cure, evidence }: Warning): string {
  const where = systems === undefined ? '' : ` on ${systems.join(', ')}`;
  const failing =
    checks.length === 0 ? [] : [`These checks will fail${where}: ${checks.join(', ')}.`];
  const places = evidence.slice(0, mostPlaces);
  return [
    `warning: ${[message, ...failing].join(' ')}`,
    `  ${cure}`,
    ...(places.length === 0 ? [] : [`  See ${evidenceText(places)}`]),
  ]
    .map(printable)
    .join('\n');
}

/** Of more places, the first are enough to look. */
const mostPlaces = 8;
