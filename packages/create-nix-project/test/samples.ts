import fc from 'fast-check';

/** Generated values for a check that handles all of them at once, and how to get them again. */
export interface Samples<Value> {
  readonly values: readonly Value[];
  /** Names the seed, for the message of a failed assertion. */
  readonly seed: string;
}

/** `count` values, other ones each time unless the variable FC_SEED has a seed. */
export function samples<Value>(arbitrary: fc.Arbitrary<Value>, count: number): Samples<Value> {
  const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
  return {
    values: fc.sample(arbitrary, { numRuns: count, seed }),
    seed: `run again with FC_SEED=${seed}`,
  };
}

/** The first index at which two lists differ, with both values; a whole diff would be too long. */
export function firstDifference(actual: readonly unknown[], expected: readonly unknown[]) {
  const length = Math.max(actual.length, expected.length);
  for (let index = 0; index < length; index += 1)
    if (JSON.stringify(actual[index]) !== JSON.stringify(expected[index]))
      return { index, actual: actual[index], expected: expected[index] };
  return undefined;
}
