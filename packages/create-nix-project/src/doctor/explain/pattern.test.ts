import { expect, test } from 'vitest';
import { compilePattern, neededText } from './pattern.ts';

test.each([
  [/No space left on device/, 'device'],
  [/linker `(?<name>[^`]+)` not found/, 'linker'],
  [/abc(?:defghi)?jk/, 'abc'],
  [/colou?r/, 'colo'],
  [/a{2}bc/, 'bc'],
  [/one|two/, ''],
  [/[abc]+\.so\b/, '.so'],
])('%s needs a text', (pattern, text) => {
  expect(neededText(pattern)).toBe(text);
});

test('a space also fits the end of a line, and repetitions end', () => {
  const { regex } = compilePattern(/a b+[ +]/);
  expect(regex.source).toBe('a[ \\n]b{1,200}[ +]');
  expect('a\nbb+'.replace(regex, '')).toBe('');
});

test('a pattern with flags is refused', () => {
  expect(() => compilePattern(/a/i)).toThrow('flags');
});
