import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NixStatus } from '../system/nix-status.ts';
import { run } from '../system/run.ts';
import type { LockFile } from '../values.ts';

/** What became of one lock file. */
export interface LockOutcome {
  readonly file: string;
  /**
   * `kept`: it was there before, and was left alone. `elsewhere`: the package manager keeps it in another
   * folder. `postponed`: nothing on this machine makes it yet.
   */
  readonly state: 'made' | 'kept' | 'elsewhere' | 'postponed' | 'failed';
  /** Why it was not made, and what makes it in the dev shell. */
  readonly reason?: string;
  readonly cure?: string;
}

/** Makes the lock files that are not there yet, each with its own package manager. */
export async function makeLocks(
  target: string,
  locks: readonly LockFile[],
  nix: NixStatus,
  progress: (text: string) => void,
): Promise<LockOutcome[]> {
  const outcomes: LockOutcome[] = [];
  for (const lock of locks) {
    if (!existsSync(join(target, lock.manifest))) continue;
    outcomes.push(
      existsSync(join(target, lock.file))
        ? { file: lock.file, state: 'kept' }
        : await makeLock(target, lock, nix, progress),
    );
  }
  return outcomes;
}

async function makeLock(
  target: string,
  lock: LockFile,
  nix: NixStatus,
  progress: (text: string) => void,
): Promise<LockOutcome> {
  const [program, ...rest] = lock.command;
  const options = { cwd: target, env: { ...process.env, ...lock.environment } };
  progress(`Creating ${lock.file} with ${program}`);
  let result = await run(program, rest, options);
  if (result.code !== 0 && nix.state === 'ready') {
    progress(`Creating ${lock.file} in the dev shell of the flake`);
    result = await run('nix', ['develop', '--command', ...lock.command], options);
  }
  if (result.code === 0 && existsSync(join(target, lock.file)))
    return { file: lock.file, state: 'made' };
  // As of a member of a workspace, whose lock file is that of the workspace.
  if (result.code === 0)
    return {
      file: lock.file,
      state: 'elsewhere',
      reason: `${program} creates none in this folder`,
    };
  return {
    file: lock.file,
    state: result.code === 127 && nix.state !== 'ready' ? 'postponed' : 'failed',
    reason: reasonIn(result.stderr, program),
    cure: ['nix develop --command', ...lock.command].join(' '),
  };
}

/** The line that says it is the error, as uv's does, with its cause; Poetry's is the last one. */
function reasonIn(stderr: string, program: string): string {
  const [, error, cause] = /^error: (.+)$(?:\n +(?:cause|Caused by): (.+)$)?/m.exec(stderr) ?? [];
  if (error !== undefined) return cause === undefined ? error : `${error}: ${cause}`;
  return stderr.trim().split('\n').at(-1)?.trim() || `${program} failed`;
}
