import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readIni } from './ini.ts';

const keys = (text: string) =>
  readIni(text).map(({ section, key, lines, line }) => [
    `${section}.${key}:${line}`,
    ...lines.map((part) => `${part.text}:${part.line}`),
  ]);

test('sections, values over several lines, comments, both separators', () => {
  const text = `top = 1
[metadata]
Name: a
; no
[options.entry_points]
console_scripts =
    # one
    run = a.b:main

    other = a.c:main
empty =
[x]
`;
  expect(keys(text)).toEqual([
    ['.top:1', '1:1'],
    ['metadata.name:3', 'a:3'],
    ['options.entry_points.console_scripts:6', 'run = a.b:main:8', 'other = a.c:main:10'],
    ['options.entry_points.empty:11'],
  ]);
});

test('lines of Windows, and lines that fit nothing', () => {
  expect(keys('[a]\r\nb=1\r\n  2\r\n=c\r\nword\r\n[d')).toEqual([['a.b:2', '1:2', '2:3']]);
});

test('any text is taken, and lines are those of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'[]=: \n#ab') }), (text) => {
      const lines = text.split('\n');
      for (const { line, key } of readIni(text))
        expect(lines[line - 1]?.trim().toLowerCase().startsWith(key)).toBe(true);
      expect(readIni(text).length).toBeLessThanOrEqual(lines.length);
    }),
  );
});
