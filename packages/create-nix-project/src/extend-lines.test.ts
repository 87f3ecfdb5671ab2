import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extendLines } from './extend-lines.ts';

test.each([
  ['', '# Nix\n/result\n', '# Nix\n/result\n'],
  ['/result\n', '# Nix\n/result\n', '/result\n'],
  ['a', 'b\n', 'a\nb\n'],
  ['a\r\n', 'a\nb\n', 'a\r\nb\r\n'],
  ['# Nix\n', '# Nix\n/result\n', '# Nix\n/result\n'],
  ['x\n', '# one\na\n\n# two\nx\n', 'x\n# one\na\n'],
])('%j with %j', (text, wanted, expected) => {
  expect(extendLines(text, wanted)).toBe(expected);
});

const line = fc.oneof(fc.constantFrom('a', 'b', '/result', '# x', '', '  a'), fc.string());
const ending = fc.constantFrom('\n', '\r\n');
const text = fc
  .tuple(fc.array(line), ending, fc.boolean())
  .map(([lines, end, last]) => lines.join(end) + (last ? end : ''));
const linesOf = (value: string) => value.split('\n').map((entry) => entry.trim());

test('nothing is lost, every wanted line is there, and a second time changes nothing', () => {
  fc.assert(
    fc.property(text, text, (before, wanted) => {
      const after = extendLines(before, wanted);
      expect(after.startsWith(before)).toBe(true);
      const rules = linesOf(wanted).filter((entry) => entry !== '' && !entry.startsWith('#'));
      expect(linesOf(after)).toEqual(expect.arrayContaining(rules));
      expect(extendLines(after, wanted)).toBe(after);
    }),
  );
});
