import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A task of Nx that failed. */
export interface FailedTask {
  /** Such as `template-uv:template-test`. */
  readonly id: string;
  readonly output: string;
}

/** What Nx writes to `run.json` about a task. */
interface RunTask {
  readonly taskId: string;
  readonly hash: string;
  /** The exit code. */
  readonly status: number;
}

/**
 * The tasks that failed in the last run.
 *
 * @param cache the cache folder of Nx, which has `run.json`, and `terminalOutputs/HASH` of each task
 */
export async function failedTasks(cache: string): Promise<FailedTask[]> {
  const { tasks }: { tasks: RunTask[] } = JSON.parse(
    await readFile(join(cache, 'run.json'), 'utf8').catch(() => '{"tasks":[]}'),
  );
  return Promise.all(
    tasks
      .filter(({ status }) => status !== 0)
      .map(async ({ taskId, hash }) => ({
        id: taskId,
        output: await readFile(join(cache, 'terminalOutputs', hash), 'utf8').catch(() => ''),
      })),
  );
}
