import process from 'node:process';
import {
  isCliError,
  printableLines,
} from '../../../../create-nix-project/src/for-nx-flake/index.ts';

/**
 * An error as Nx prints it: the first line is the title. Where it has a stack, Nx tells of it, which
 * helps nobody who has mistyped a name; `--verbose` shows it all the same.
 */
export function forNx(error: unknown): unknown {
  if (!isCliError(error)) return error;
  const { message, hint, details } = error;
  const lines = [message, hint, ...(details === undefined ? [] : ['', details])];
  const text = lines.filter((line) => line !== undefined).map(printableLines);
  const shown = new Error(text.join('\n'), { cause: error });
  if (process.env.NX_VERBOSE_LOGGING !== 'true') shown.stack = '';
  return shown;
}
