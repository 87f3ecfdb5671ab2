import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doesNotHang } from '../../test/does-not-hang.ts';
import { globMatches } from './glob.ts';

test.each([
  ['packages/*', 'packages/a', true],
  ['./packages/*/', 'packages/a', true],
  ['packages/*', 'packages/a/b', false],
  ['packages/**', 'packages/a/b', true],
  ['**/lib-?', 'x/y/lib-a', true],
  ['lib*s/a', 'libraries/a', true],
  ['a', 'a/b', false],
  ['a/b', 'a', false],
])('%s and %s', (pattern, path, expected) => {
  expect(globMatches(pattern, path)).toBe(expected);
});

test('every path matches itself and what stands for all', () => {
  const path = fc.string({ unit: fc.constantFrom('a', 'b', '-', '/a') }).map((text) => `x${text}`);
  fc.assert(
    fc.property(path, (text) => {
      expect(globMatches(text, text) && globMatches('**', text)).toBe(true);
    }),
  );
});

test('many stars take no time', () => {
  const stars = `${'*a'.repeat(500)}b`;
  expect(doesNotHang(() => globMatches(stars, 'a'.repeat(5000)))).toBe(false);
});
