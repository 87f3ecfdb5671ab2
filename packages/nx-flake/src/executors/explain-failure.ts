import { explainLog } from '../../../create-nix-project/src/engine.ts';
import { type FailedBuild, failedBuilds } from './failed-builds.ts';
import { failureText, type ToldBuild } from './failure-text.ts';
import { type Flake, withSettings } from './flake.ts';
import { runNix } from './run-nix.ts';

/**
 * What is told behind the output of a Nix that has failed.
 *
 * @param args of that Nix
 * @param messages what it printed
 */
export async function explained(
  flake: Flake,
  args: readonly string[],
  messages: string,
): Promise<string> {
  const builds = failedBuilds(messages, askedAttribute(args));
  if (builds.length === 0) return failureText([], await explainLog(messages));
  return failureText(await Promise.all(builds.map((build) => withLog(flake, build))));
}

/** `checks.x86_64-linux.tests` of `nix build .#checks.x86_64-linux.tests`. */
function askedAttribute(args: readonly string[]): string | undefined {
  return args[0] === 'build' ? /^\.#(.+)$/.exec(args[1] ?? '')?.[1] : undefined;
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
