import { expect, it } from 'vitest';
import { nearest } from './nearest.ts';

it.each([
  ['--nam', '--name'],
  ['--name', '--name'],
  ['--dryrun', '--dry-run'],
  ['--qqqqqqqqqqqqqqqqq', undefined],
  ['', undefined],
])('of %j is %j', (word, expected) => {
  expect(nearest(word, ['--template', '--name', '--dry-run'])).toBe(expected);
});

it('is nothing when there is nothing to choose from', () => {
  expect(nearest('a', [])).toBeUndefined();
});
