import { join } from 'node:path';
import process from 'node:process';
import type { ExecutorContext } from 'nx/src/devkit-exports';
import { explained } from './explain-failure.ts';
import { failedBuilds } from './failed-builds.ts';
import { fetchReports } from './fetch-reports.ts';
import { type Flake, whyNotStarted } from './flake.ts';
import { removeReports } from './reports.ts';
import { showNix } from './show-nix.ts';

/** As `nix.schema.json` has them. */
export interface NixOptions {
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly program?: readonly string[];
  readonly reports?: readonly string[];
}

/**
 * Runs Nix. When it fails, the builds that did are named, with the end of their logs and what is known
 * of the reason.
 *
 * @param given what Nx has made of the command line, of which the raw words count
 * @param context has the options as they are configured
 */
export default async function nix(
  given: { readonly __unparsed__?: readonly string[] },
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const { args, cwd, program = ['nix'], reports = [] } = configured(context);
  const root = context.projectsConfigurations.projects[context.projectName ?? '']?.root ?? '.';
  const flake: Flake = { program, cwd: join(context.root, cwd ?? root) };
  if (reports.length > 0) removeReports(flake.cwd);
  const { code, interrupted, notStarted, messages } = await showNix(
    flake,
    args,
    given.__unparsed__ ?? [],
  );
  const passed = code === 0;
  if (notStarted !== undefined) tell(`${whyNotStarted(flake, notStarted)}\n`);
  if (notStarted !== undefined || interrupted) return { success: false };
  const failed = passed ? [] : failedBuilds(messages, askedAttribute(args));
  if (!passed) tell(await explained(flake, failed, messages));
  // A flake that does not evaluate has no reports.
  if (!passed && failed.length === 0) return { success: false };
  const derivations = failed.map(({ derivation }) => derivation);
  const problem = await fetchReports(flake, reports, derivations);
  // What is cached has its reports, and what has failed says enough.
  if (passed && problem !== undefined) tell(`${problem}\n`);
  return { success: passed && problem === undefined };
}

/**
 * Without what stands on the command line, all of which is for Nix: an app may have options of the
 * same names.
 */
function configured({ target, configurationName = '' }: ExecutorContext): NixOptions {
  return { args: [], ...target?.options, ...target?.configurations?.[configurationName] };
}

/** `checks.x86_64-linux.tests` of `nix build .#checks.x86_64-linux.tests`. */
function askedAttribute(args: readonly string[]): string | undefined {
  return args[0] === 'build' ? /^\.#(.+)$/.exec(args[1] ?? '')?.[1] : undefined;
}

function tell(text: string): void {
  process.stderr.write(text);
}
