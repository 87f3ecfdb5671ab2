import process from 'node:process';
import { type CheckFlakeOptions, checkFlake, type FlakeResult } from './check-flake.ts';
import { keepResult } from './flake-results.ts';
import { flakeTable } from './flake-table.ts';

/**
 * Checks a flake, says what is being built and how it went, and keeps the result. The exit code of
 * this process is 1 afterwards unless it has passed.
 *
 * @param project the one of Nx that keeps the result
 * @param required checks that the flake must have
 */
export async function reportFlake(
  project: string,
  options: CheckFlakeOptions,
  required: readonly string[] = [],
): Promise<void> {
  const result = withRequired(await checkFlake({ ...options, onLine: progress }), required);
  await keepResult(project, result);
  if (result.log) say(result.log);
  if (result.reason) say(`${result.name}: ${result.reason}`);
  say(flakeTable([result]));
  if (result.status !== 'passed') process.exitCode = 1;
}

/** A flake that passes without one of these checks has failed. */
function withRequired(result: FlakeResult, required: readonly string[]): FlakeResult {
  const missing = required.filter((check) => !result.checks.includes(check));
  if (result.status !== 'passed' || missing.length === 0) return result;
  return { ...result, status: 'failed', reason: `It lacks the checks ${missing.join(', ')}.` };
}

/** Of the log, what is being built; the rest is shown when something fails. */
function progress(line: string): void {
  const derivation = /^building '.*\/[a-z0-9]{32}-(.*)\.drv'/.exec(line)?.[1];
  if (derivation !== undefined) say(`  building ${derivation}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
