import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLog } from './clean-log.ts';

const text = (log: string): string => cleanLog(log).text;

test.each([
  ['colours', '\x1b[31m\x1b[1merror\x1b[0m: no', 'error: no'],
  ['character sets', '\x1b[m\x1b(Bplain', 'plain'],
  ['titles and links', '\x1b]0;title\x07a \x1b]8;;http://a\x1b\\link', 'a link'],
  ['Windows line ends', 'one\r\ntwo\r\n', 'one\ntwo'],
  ['progress on one line', ' 10%\r 50%\rdone', 'done'],
  ['prefixes of build logs', 'my-app-1.0> error: no', 'error: no'],
  ['excerpts in errors of Nix', '       >   error: no', 'error: no'],
  ['both', '       > my-app> error: no', 'error: no'],
  ['frames', '  × No solution\n  ╰─▶ Because a\n      │ and b', 'No solution\nBecause a\nand b'],
  ['escaped line ends', 'value: "one\\n\\ntwo"', 'value: "one two"'],
  ['control characters', 'a\x07b\x9bc\u202ed', 'abd'],
])('%s are taken away', (_, log, expected) => {
  expect(text(log)).toBe(expected);
});

test('lines keep their numbers', () => {
  expect(cleanLog('\none\n\n\ntwo')).toEqual({ text: 'one\ntwo', starts: [0, 4], numbers: [2, 5] });
});

test('no log has a control character left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (log) => {
      expect(text(log)).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    }),
  );
});
