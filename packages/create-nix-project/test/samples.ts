import fc from 'fast-check';
import { propertySeed } from '../../../tools/vitest/property-seed.ts';

/** Generated values for a check that handles all of them at once, and how to get them again. */
export interface Samples<Value> {
  readonly values: readonly Value[];
  /** Names the seed, for the message of a failed assertion. */
  readonly seed: string;
}

/**
 * `count` values, the same each time for a seed.
 *
 * @param examples values that come first, such as those that have once shown a defect
 */
export function samples<Value>(
  arbitrary: fc.Arbitrary<Value>,
  count: number,
  examples: Value[] = [],
): Samples<Value> {
  return {
    values: fc.sample(arbitrary, { numRuns: count, examples }),
    seed: `run again with FC_SEED=${propertySeed}`,
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
