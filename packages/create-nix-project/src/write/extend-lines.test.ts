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
  ['', 'a\na\n', 'a\n'],
  [' a\n', 'a\n', ' a\na\n'],
  ['a \n', 'a\n', 'a \n'],
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

const rule = fc.constantFrom('a', 'b', '/result', '.venv/', '# x', '# y', '');

test('each wanted line is there once, and the line ends are those of the file', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom('a', 'b', '/result', 'theirs', '# x')),
      fc.array(rule),
      ending,
      fc.boolean(),
      (there, wanted, end, last) => {
        const before = there.join(end) + (last && there.length > 0 ? end : '');
        const after = extendLines(before, wanted.join('\n'));
        const lines = linesOf(after).filter((entry) => entry !== '');
        expect(new Set(lines).size).toBe(lines.length);
        const expected = before.includes('\n') ? end : '\n';
        expect(after.replaceAll(expected, '')).not.toMatch(/[\r\n]/);
        if (after !== before) expect(after.endsWith(expected)).toBe(true);
      },
    ),
  );
});
