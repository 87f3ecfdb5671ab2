import { type Flake, withSettings } from './flake.ts';
import { copyReport } from './reports.ts';
import { runNix } from './run-nix.ts';

/**
 * Copies packages of a flake, such as the JUnit report of its tests, into its folder. A report that needs
 * a build which has failed is left out, as that would fail once more. Others are built: Nix stops at the
 * first failure, maybe in the middle of the tests.
 *
 * @param names of packages
 * @param failed the derivations that could not be built
 * @returns what went wrong with a report, with what Nix said of it
 */
export async function fetchReports(
  flake: Flake,
  names: readonly string[],
  failed: readonly string[],
): Promise<string | undefined> {
  const problems = await Promise.all(names.map((name) => fetchReport(flake, name, failed)));
  const found = problems.filter((problem) => problem !== undefined);
  return found.length === 0 ? undefined : found.join('\n');
}

async function fetchReport(
  flake: Flake,
  name: string,
  failed: readonly string[],
): Promise<string | undefined> {
  if (failed.length > 0 && (await needsOneOf(failed, flake, name))) return undefined;
  const args = ['build', `.#${name}`, '--no-link', '--print-out-paths', ...onLockedInputs];
  const { code, stdout, stderr } = await runNix({ ...flake, args: withSettings(args) }, 'keep');
  const [output = ''] = stdout.split('\n');
  if (code !== 0 || output === '')
    return `${stderr}\nnx-flake: the report ${name} cannot be built.`;
  try {
    copyReport(flake.cwd, name, output);
    return undefined;
  } catch (error) {
    return `nx-flake: the report ${name} cannot be copied: ${(error as Error).message}`;
  }
}

/** Whether a package is made of one of these derivations, as far as can be told. */
async function needsOneOf(
  derivations: readonly string[],
  flake: Flake,
  name: string,
): Promise<boolean> {
  const args = ['path-info', '--derivation', '--recursive', `.#${name}`, ...onLockedInputs];
  const { code, stdout } = await runNix({ ...flake, args: withSettings(args) }, 'keep');
  const needed = new Set(stdout.split('\n'));
  return code !== 0 || derivations.some((derivation) => needed.has(derivation));
}

const onLockedInputs = ['--no-update-lock-file'];
