import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../../test/hostile-text.ts';
import { readList, writeList } from './list-text.ts';

describe('readList', () => {
  it.each<[string, string[]]>([
    ['', []],
    [' , ', []],
    ['a', ['a']],
    [' a, b\tc,', ['a', 'b', 'c']],
    [String.raw`A=b\,\ c,d`, ['A=b, c', 'd']],
    [String.raw`a\\,b`, ['a\\', 'b']],
    // A backslash before anything else is one.
    [String.raw`C:\dir\n`, [String.raw`C:\dir\n`]],
    ['a\\', ['a\\']],
  ])('of %j', (text, entries) => {
    expect(readList(text)).toEqual(entries);
  });
});

describe('writeList', () => {
  it('leaves entries as they are that have no separator', () => {
    expect(writeList(['cmake', 'A=${pkgs.b}', 'c:d+e'])).toBe('cmake,A=${pkgs.b},c:d+e');
  });

  it.each([',', ', '] as const)('with “%s” is read as the same entries', (separator) => {
    const entry = hostileText.filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
        expect(readList(writeList(entries, separator))).toEqual(entries);
      }),
      {
        numRuns: 1000,
        examples: [[['a=%null---1.,.1.']], [['a=%null---1. .1.', 'b']], [['\\', '\\,', ' ']]],
      },
    );
  });
});
