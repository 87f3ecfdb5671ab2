import { type Flake, withSettings } from './flake.ts';
import { copyReport } from './reports.ts';
import { runNix } from './run-nix.ts';

/**
 * Copies packages of a flake, such as the JUnit report of its tests, into its folder. When the check has
 * failed, those that it has made; nothing is built for them then, as what failed would fail once more.
 *
 * @param names of packages
 * @returns what went wrong, with what Nix said of it
 */
export async function fetchReports(
  flake: Flake,
  names: readonly string[],
  passed: boolean,
): Promise<string | undefined> {
  const problems = await Promise.all(names.map((name) => fetchReport(flake, name, passed)));
  const found = problems.filter((problem) => problem !== undefined);
  return found.length === 0 || !passed ? undefined : found.join('\n');
}

async function fetchReport(
  flake: Flake,
  name: string,
  mayBuild: boolean,
): Promise<string | undefined> {
  const build = ['build', `.#${name}`, '--no-link', '--print-out-paths', '--no-update-lock-file'];
  const args = withSettings([...build, ...(mayBuild ? [] : onlyWhatIsThere)]);
  const { code, stdout, stderr } = await runNix({ ...flake, args }, 'keep');
  const [output = ''] = stdout.split('\n');
  if (code !== 0 || output === '')
    return `${stderr}\nnx-flake: the check has passed, and its report ${name} cannot be built.`;
  try {
    copyReport(flake.cwd, name, output);
    return undefined;
  } catch (error) {
    return `nx-flake: the report ${name} cannot be copied: ${(error as Error).message}`;
  }
}

const onlyWhatIsThere = ['--max-jobs', '0', '--builders', ''];
