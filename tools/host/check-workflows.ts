import { hostPackage } from './host-package.ts';
import { packages, workflowPackages } from './packages.ts';
import { run } from './run.ts';

/**
 * What actionlint, with shellcheck for the scripts, and zizmor have against GitHub workflows.
 * Nothing is asked of the network.
 *
 * @param files the paths of the workflows
 * @returns their findings as they print them; empty when there are none
 * @throws when one of the programs is not there and cannot be installed
 */
export async function checkWorkflows(files: readonly string[]): Promise<string> {
  const { actionlint, zizmor } = workflowPackages;
  const shellcheck = await pathOf('shellcheck', packages.shellcheck);
  const findings = [
    // Without pyflakes: whether the machine has it should make no difference.
    await findingsOf(await pathOf('actionlint', actionlint), [
      ...['-no-color', '-shellcheck', shellcheck, '-pyflakes', ''],
      ...files,
    ]),
    await findingsOf(await pathOf('zizmor', zizmor), [
      ...['--offline', '--persona=auditor', '--strict-collection', '--no-progress', '--quiet'],
      ...files,
    ]),
  ];
  return findings.join('');
}

async function findingsOf(program: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(program, args);
  return code === 0 ? '' : `${stdout}${stderr}`;
}

async function pathOf(name: string, recipe?: Parameters<typeof hostPackage>[0]): Promise<string> {
  const path = recipe && (await hostPackage(recipe))?.programs[name];
  if (!path) throw new Error(`This machine has no ${name}.`);
  return path;
}
