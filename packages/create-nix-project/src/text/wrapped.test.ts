import { expect, it } from 'vitest';
import { wrapped } from './wrapped.ts';

it('breaks at spaces, and counts the indent', () => {
  const text = 'word '.repeat(40).trim();
  const lines = wrapped(text, '      ');
  expect(lines.every((line) => line.length <= 80 && line.startsWith('      word'))).toBe(true);
  expect(lines.map((line) => line.trim()).join(' ')).toBe(text);
  expect(wrapped('a', '  ')).toEqual(['  a']);
});

it('leaves a word that is too long as it is', () => {
  const long = 'x'.repeat(100);
  expect(wrapped(`a ${long} b`)).toEqual(['a', long, 'b']);
});
