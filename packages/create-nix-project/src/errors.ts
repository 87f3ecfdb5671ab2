/** Exit codes of the command, everywhere the same. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  refused: 3,
  checkFailed: 4,
  cancelled: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

interface CliErrorOptions {
  /** Stable machine-readable name, such as `unknown-flag`. */
  readonly code: string;
  readonly exitCode: ExitCode;
  /** What the user can do about it, as a sentence. */
  readonly hint?: string;
  /** More text for standard error, such as a diff. */
  readonly details?: string;
  readonly cause?: unknown;
}

/** An error whose message is meant for the user; `main.ts` turns it into text and an exit code. */
export class CliError extends Error {
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly hint: string | undefined;
  readonly details: string | undefined;

  constructor(message: string, options: CliErrorOptions) {
    super(message, { cause: options.cause });
    this.name = 'CliError';
    this.code = options.code;
    this.exitCode = options.exitCode;
    this.hint = options.hint;
    this.details = options.details;
  }
}

/** Whether an error is one for the user; bundles that are loaded later have a class of their own. */
export function isCliError(error: unknown): error is CliError {
  return error instanceof Error && error.name === 'CliError';
}

/** A wrong command line: exit code 2. */
export function usageError(code: string, message: string, hint?: string): CliError {
  return new CliError(message, {
    code,
    exitCode: exitCodes.usage,
    ...(hint === undefined ? {} : { hint }),
  });
}

/** The user left a prompt with Ctrl-C or Escape: exit code 130. */
export function cancelled(): CliError {
  return new CliError('Cancelled, nothing was written.', {
    code: 'cancelled',
    exitCode: exitCodes.cancelled,
  });
}
