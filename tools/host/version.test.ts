import { expect, test } from 'vitest';
import { isAtLeast, versionIn } from './version.ts';

test.each([
  ['uv 0.13.8 (abc 2026-01-01)', '0.13.8'],
  ['git version 2.39.5', '2.39.5'],
  ['file-5.44', '5.44'],
  ['no number', null],
])('the version in %j is %j', (text, version) => {
  expect(versionIn(text)).toBe(version);
});

test.each([
  ['2.18', '2.18', true],
  ['2.18.1', '2.18', true],
  ['2.8.0', '2.18', false],
  ['2.34.8', '2.18', true],
  ['3.0', '2.18', true],
  ['1', '1.0.1', false],
])('%s is at least %s: %s', (version, oldest, expected) => {
  expect(isAtLeast(version, oldest)).toBe(expected);
});
