import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { repository } from '../host/cache.ts';
import type { Trial } from './try-input.ts';

/** A trial and the most memory that its process has had so far. */
export interface Reported extends Trial {
  readonly megabytes: number;
}

/** So long is waited for one input, on a busy machine too, before it is taken for endless. */
const patience = 60_000;

/**
 * Gives inputs to a reader in a process of its own, so that one that does not end, or takes the
 * process with it, is a result like others: a new process goes on behind it.
 *
 * @throws {Error} when there is no such reader
 */
export async function run(
  reader: string,
  seed: number,
  runs: number,
  report: (trial: Reported) => void,
): Promise<void> {
  let next = 0;
  while (next < runs) {
    const end = await runChild([reader, seed, next, runs].map(String), (trial) => {
      next = trial.index + 1;
      report(trial);
    });
    if (next >= runs) return;
    if (end === notStarted && next === 0) throw new Error(`The reader ${reader} does not start.`);
    report({ index: next, verdict: end, milliseconds: 0, megabytes: 0 });
    next += 1;
  }
}

/** Readers do not end it with a code: what they throw is a verdict. */
const notStarted = 'the process ended with 1';

/** Resolves to what happened when it ended. */
async function runChild(
  args: readonly string[],
  report: (trial: Reported) => void,
): Promise<string> {
  const script = join(import.meta.dirname, 'child.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let isEndless = false;
  const timer = setTimeout(() => {
    isEndless = true;
    child.kill('SIGKILL');
  }, patience);
  const ended = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(`the process ended with ${signal ?? code}`));
  });
  for await (const line of createInterface({ input: child.stdout })) {
    timer.refresh();
    report(JSON.parse(line));
  }
  const end = await ended;
  clearTimeout(timer);
  return isEndless ? `no end after ${patience / 1000} s` : end;
}
