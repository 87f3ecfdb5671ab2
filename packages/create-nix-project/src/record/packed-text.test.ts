import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packText, unpackText } from './packed-text.ts';

test('any text comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (text) => {
      expect(unpackText(packText(text))).toBe(text);
    }),
  );
});

test('what is packed is the same on every machine', () => {
  expect(packText('{ pkgs }:\n[\n  pkgs.zlib\n]\n')).toMatchInlineSnapshot(
    `"q1YoyE4vVqi14ormUgCz9apyMpO4YrkA"`,
  );
});

test.each([
  ['no Base64', '…'],
  ['nothing deflated', 'AAAA'],
  ['an end that is missing', packText('a text that is long enough').slice(0, 12)],
  ['too much', 'A'.repeat(200_001)],
])('%s is refused', (_, packed) => {
  expect(() => unpackText(packed)).toThrow();
});
