import { join } from 'node:path';
import process from 'node:process';
import { findProgram } from '../host/find-program.ts';
import { run, runOrThrow } from '../host/run.ts';

/** A command to measure. */
export interface Subject {
  readonly id: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Makes the folder it runs in, not measured; a fresh one for each run. */
  readonly folder: () => Promise<string>;
}

/** The medians of a subject's runs. */
export interface Measured {
  readonly milliseconds: number;
  readonly bytes: number;
}

/**
 * Runs all subjects in turn, round after round, so that what else the machine does hits them alike.
 * The first round only warms caches.
 *
 * @throws when a command fails, or there is no Python to measure with
 */
export async function measure(
  subjects: readonly Subject[],
  rounds: number,
): Promise<ReadonlyMap<string, Measured>> {
  const samples = new Map<string, Measured[]>(subjects.map(({ id }) => [id, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const subject of subjects) {
      const sample = await measureOnce(subject);
      if (round > 0) samples.get(subject.id)?.push(sample);
    }
    if (process.stderr.isTTY) process.stderr.write(`\rround ${round} of ${rounds} `);
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
  return new Map([...samples].map(([id, list]) => [id, medians(list)]));
}

let python: string | undefined;

/** The interpreter itself: a version manager's `python3` is a slow script. */
async function pythonProgram(): Promise<string> {
  if ((await findProgram('python3')) === null)
    throw new Error('Measuring needs python3 on the PATH.');
  return (await runOrThrow('python3', ['-c', 'import sys; print(sys.executable)'])).trim();
}

/**
 * Runs a subject one time.
 *
 * @throws when it fails, or there is no Python to measure with
 */
export async function measureOnce({ id, command, env, folder }: Subject): Promise<Measured> {
  python ??= await pythonProgram();
  const script = join(import.meta.dirname, 'measure.py');
  const cwd = await folder();
  const { stdout, stderr } = await run(python, [script, ...command], { cwd, ...(env && { env }) });
  if (stdout === '') throw new Error(`${id} was not measured: ${stderr}`);
  const { code, ...measured } = JSON.parse(stdout);
  if (code !== 0)
    throw new Error(`${id} failed with code ${code}: \`${command.join(' ')}\` in ${cwd}`);
  return measured;
}

function medians(samples: readonly Measured[]): Measured {
  return {
    milliseconds: median(samples.map(({ milliseconds }) => milliseconds)),
    bytes: median(samples.map(({ bytes }) => bytes)),
  };
}

/** The middle of the numbers, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, number) => sum + number, 0) / middle.length;
}
