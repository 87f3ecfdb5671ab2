import { expect, it } from 'vitest';
import { codeOf, findInCode } from './code.ts';

it.each([
  ['a # b', 'a    '],
  ['"github:a/b#c"', '"github:a/b#c"'],
  ['/* a\n b */ c', '    \n      c'],
  ['  rm -rf a/*\n  # */ b', '  rm -rf a/*\n        '],
  ['/* never ends', '/* never ends'],
  ['a\r\n# b\r\nc', 'a\r\n   \r\nc'],
])('takes comments out of %j', (text, code) => {
  expect(codeOf({ path: 'a.nix', text })).toBe(code);
});

it('finds each place of a line, and where it is in the file', () => {
  const text = '# a1\n/* a2 */ a3 a4\n  a5 # a6';
  const found = findInCode([{ path: 'f.nix', text }], /a(\d)/);
  expect(found.map(({ match }) => match[1])).toEqual(['3', '4', '5']);
  expect(found.map(({ start }) => text.slice(start, start + 2))).toEqual(['a3', 'a4', 'a5']);
  expect(found.map(({ evidence }) => evidence.line)).toEqual([2, 2, 3]);
});

it('does not take long for comments that never end', () => {
  const text = '/* a\n'.repeat(400_000);
  expect(codeOf({ path: 'a.nix', text })).toBe(text);
});
