import { rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { freshCopy } from './fresh-copy.ts';
import { nixCommand } from './nix-command.ts';
import { hostSystem, type NixSetup, nixSetup } from './nix-setup.ts';
import { type Finished, lastLines, run } from './run.ts';

export interface CheckFlakeOptions {
  /** The folder with flake.nix. */
  readonly folder: string;
  /** The name in the table; the folder's name without it. */
  readonly name?: string;
  /** The files that the flake consists of, relative to the folder; those git does not ignore. */
  readonly files?: readonly string[];
  /** Is given each line of progress and of the build logs. */
  readonly onLine?: (line: string) => void;
}

/** What `nix flake check` did on one flake. */
export interface FlakeResult {
  readonly name: string;
  /** The system that the checks were built on. */
  readonly system: string;
  readonly inputs: 'upstream' | 'offline' | null;
  /** Whether builds ran in Nix's sandbox. */
  readonly sandbox: boolean;
  /** The checks that were built. */
  readonly checks: readonly string[];
  /** Those of them that failed. */
  readonly failed: readonly string[];
  /** The systems whose checks were evaluated. */
  readonly evaluated: readonly string[];
  readonly seconds: number;
  readonly status: 'passed' | 'failed' | 'not run';
  /** Why it failed or did not run, in one sentence. */
  readonly reason?: string;
  /** The last lines of the log, when it failed. */
  readonly log?: string;
}

type Outcome = Pick<FlakeResult, 'checks' | 'failed' | 'evaluated' | 'status' | 'reason' | 'log'>;

/**
 * The names of all checks, for which each of them is evaluated. What is built for that, because a
 * flake reads it, is then there for `--no-build`, which builds not even such things.
 */
export const namesOfChecks =
  'builtins.mapAttrs (_: checks: builtins.filter (name: checks.${name}.drvPath != null) (builtins.attrNames checks))';

const nothing = { checks: [], failed: [], evaluated: [] };

/**
 * Runs `nix flake check` on a copy of a flake in a fresh git repository: its checks are built for
 * this system and evaluated for all that it has. It does not throw: what cannot run says so.
 */
export async function checkFlake(options: CheckFlakeOptions): Promise<FlakeResult> {
  const begin = performance.now();
  const name = options.name ?? basename(resolve(options.folder));
  const finish = (setup: NixSetup | null, outcome: Outcome): FlakeResult => ({
    name,
    system: hostSystem(),
    inputs: setup?.inputs ?? null,
    sandbox: setup?.sandbox ?? false,
    seconds: Math.round((performance.now() - begin) / 100) / 10,
    ...outcome,
  });
  let setup: NixSetup | null = null;
  let copy: string | null = null;
  try {
    setup = await nixSetup(options.folder);
    copy = await freshCopy(options);
    return finish(setup, await check(setup, copy, options.onLine));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return finish(setup, { ...nothing, status: 'not run', reason });
  } finally {
    if (copy !== null) await rm(copy, { recursive: true, force: true });
  }
}

/**
 * The names of the checks that a flake has for this system.
 *
 * @throws when it does not evaluate
 */
export async function checkNames(folder: string): Promise<string[]> {
  const setup = await nixSetup(folder);
  const copy = await freshCopy({ folder });
  try {
    const args = ['eval', '--json', `.#checks.${hostSystem()}`, '--apply', 'builtins.attrNames'];
    const { code, stdout, stderr } = await runNix(setup, copy, args, undefined);
    if (code !== 0) throw new Error(lastLines(stderr, 20));
    return JSON.parse(stdout);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function check(
  setup: NixSetup,
  copy: string,
  onLine: CheckFlakeOptions['onLine'],
): Promise<Outcome> {
  const nix = (...args: string[]) => runNix(setup, copy, args, onLine);
  const listed = await nix('eval', '--json', '.#checks', '--apply', namesOfChecks);
  const evaluation = await nix('flake', 'check', '--all-systems', '--no-build');
  for (const step of [evaluation, listed])
    if (step.code !== 0) return { ...nothing, ...failure('The flake does not evaluate.', step) };

  const system = hostSystem();
  const names: Record<string, string[]> = JSON.parse(listed.stdout);
  const evaluated = Object.keys(names);
  const checks = names[system] ?? [];
  if (checks.length === 0)
    return { ...nothing, status: 'not run', reason: `The flake has no checks for ${system}.` };

  const built = await nix('flake', 'check', '--print-build-logs', '--keep-going');
  if (built.code === 0) return { checks, failed: [], evaluated, status: 'passed' };
  const failed = await failedChecks(checks, (attribute) =>
    nix('build', '--no-link', `.#checks.${system}.${attribute}`),
  );
  const reason = failed.length === 0 ? 'nix flake check failed.' : `Failed: ${failed.join(', ')}.`;
  return { checks, failed, evaluated, ...failure(reason, built) };
}

/** `nix flake check` names derivations; which checks these are shows when they are built alone. */
async function failedChecks(
  checks: readonly string[],
  build: (attribute: string) => Promise<Finished>,
): Promise<string[]> {
  const failed: string[] = [];
  for (const attribute of checks) if ((await build(attribute)).code !== 0) failed.push(attribute);
  return failed;
}

function failure(reason: string, { stderr }: Finished): Pick<Outcome, 'status' | 'reason' | 'log'> {
  return { status: 'failed', reason, log: lastLines(stderr, 60) };
}

function runNix(
  setup: NixSetup,
  cwd: string,
  args: readonly string[],
  onLine: CheckFlakeOptions['onLine'],
): Promise<Finished> {
  const [program, ...all] = nixCommand(setup, args, cwd);
  return run(program, all, { cwd, env: setup.environment, ...(onLine ? { onLine } : {}) });
}
