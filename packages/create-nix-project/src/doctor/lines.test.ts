import { expect, test } from 'vitest';
import { findLines } from './lines.ts';

const found = (text: string) =>
  findLines([{ path: 'a.nix', text }], /\bname\b/).map(({ evidence }) => evidence.line);

test('comments do not count, addresses do', () => {
  expect(found('name\n# name\n  x # name\n"a#name"\n#name\n')).toEqual([1, 4]);
});

test('a line of a million comments takes no time', () => {
  expect(found(`name ${'# '.repeat(1e6)}\r`)).toEqual([1]);
});
