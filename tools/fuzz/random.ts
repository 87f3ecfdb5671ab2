import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';

/** Choices that come out the same each time they are made from the same numbers. */
export interface Random {
  /** From 0, less than the limit; 0 when that is 0. */
  below(limit: number): number;
  of<Value>(list: readonly [Value, ...Value[]]): Value;
}

/** The choices for one input of a run. */
export function randomFor(seed: number, index: number): Random {
  // Neighbours get numbers that are far apart.
  const generator = mersenne(seed ^ Math.imul(index + 1, 0x9e3779b1));
  const below = (limit: number) => (limit <= 1 ? 0 : uniformInt(generator, 0, limit - 1));
  return { below, of: (list) => list[below(list.length)] ?? list[0] };
}
