import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNeededBy, neededByText, parseNeededBy, writeNeededBy } from './needed-by.ts';
import { nixPackage, parseNixPackage, writeNixPackage } from './nix-package.ts';

const name = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_-]{0,20}$/);

test.each([
  [[], '', ''],
  [['a'], ':a', 'a'],
  [['a', 'b', 'c', 'd'], ':a+b+c+d', 'a, b, c, d'],
  [['a', 'b', 'c', 'd', 'e', 'f'], ':a+b+c+d~2', 'a, b, c, d and 2 more'],
  [['a', 'b:c', 'd\n'], ':a~2', 'a and 2 more'],
  [['b:c'], '', ''],
])('%j', (names, written, text) => {
  expect(writeNeededBy(names)).toBe(written);
  expect(neededByText(parseNeededBy(written === '' ? undefined : written.slice(1)))).toBe(text);
});

test('what is written is taken, and read as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(name, fc.string())), fc.boolean(), (names, linux) => {
      const entry = writeNixPackage('a.b', linux, names);
      expect(nixPackage(entry)).toBeUndefined();
      const { attribute, linux: read, neededBy } = parseNixPackage(entry);
      expect([attribute, read]).toEqual(['a.b', linux]);
      const { length } = neededBy.names;
      expect(length + neededBy.more).toBe(length === 0 ? 0 : names.length);
    }),
  );
});

test('what is taken cannot end a comment', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const fine = isNeededBy(text);
      expect(fine && /[^\w+~-]/.test(text)).toBe(false);
    }),
  );
});
