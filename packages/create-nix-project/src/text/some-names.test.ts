import { expect, test } from 'vitest';
import { someNames } from './some-names.ts';

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b', 'c', 'd'], 'a, b, c, d'],
  [['a', 'b', 'c', 'd', 'e', 'f'], 'a, b, c, d and 2 more'],
])('%j', (names, text) => {
  expect(someNames(names)).toBe(text);
});
