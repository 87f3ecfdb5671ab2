import process from 'node:process';
import { isCliError } from '../../packages/create-nix-project/src/errors.ts';
import { mutated } from './mutate.ts';
import { randomFor } from './random.ts';
import type { Reader } from './reader.ts';

/** What came of one input. */
export interface Trial {
  readonly index: number;
  /** `taken`, `refused`, or else what went wrong. */
  readonly verdict: string;
  /** Of the processor. */
  readonly milliseconds: number;
}

/** The input with this number of a run. */
export function inputOf({ seeds }: Reader, seed: number, index: number): Uint8Array {
  return mutated(seeds, randomFor(seed, index));
}

/** Gives one input to a reader. It does not throw. */
export async function tryInput(reader: Reader, seed: number, index: number): Promise<Trial> {
  const input = inputOf(reader, seed, index);
  const begin = process.cpuUsage();
  const verdict = await verdictOf(reader, input);
  return { index, verdict, milliseconds: process.cpuUsage(begin).user / 1000 };
}

async function verdictOf({ read }: Reader, input: Uint8Array): Promise<string> {
  try {
    return (await read(input)) ? 'taken' : 'refused';
  } catch (error) {
    if (isCliError(error)) return 'refused';
    if (!(error instanceof Error)) return String(error);
    const place = /at .*\/(packages\/.*?:\d+)/.exec(error.stack ?? '')?.[1] ?? 'elsewhere';
    return `${error.message.slice(0, 400)} (${place})`;
  }
}
