import { explainLog } from '../../../create-nix-project/src/for-nx-flake/index.ts';
import type { FailedBuild } from './failed-builds.ts';
import { failureText, type ToldBuild } from './failure-text.ts';
import { type Flake, withSettings } from './flake.ts';
import { runNix } from './run-nix.ts';

/**
 * What is told behind the output of a Nix that has failed.
 *
 * @param builds that failed
 * @param messages what Nix printed
 */
export async function explained(
  flake: Flake,
  builds: readonly FailedBuild[],
  messages: string,
): Promise<string> {
  if (builds.length === 0) return failureText([], await explainLog(messages));
  const told: ToldBuild[] = [];
  for (const build of builds) told.push(await withLog(flake, build));
  return failureText(told);
}

async function withLog(flake: Flake, build: FailedBuild): Promise<ToldBuild> {
  const args = withSettings(['log', build.derivation]);
  const { code, stdout } = await runNix({ ...flake, args }, 'keep');
  const log = code === 0 ? stdout : '';
  // That a build failed is said already; in what Nix says there may be more.
  const explanation = await explainLog(`${log}\n${build.message}`, ['nix-builder-failed']);
  return {
    ...build,
    ...(code === 0 ? { log } : {}),
    ...(explanation === undefined ? {} : { explanation }),
  };
}
