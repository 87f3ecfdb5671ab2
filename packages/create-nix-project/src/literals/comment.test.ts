import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comment } from './comment.ts';

test('comments are lines of 100 characters, with every word', () => {
  const word = fc.stringMatching(/^[a-z.,]{1,120}$/);
  const sentences = fc.array(fc.array(word, { minLength: 1 }).map((words) => words.join(' ')));
  fc.assert(
    fc.property(sentences, (list) => {
      const lines = comment(list).split('\n');
      expect(lines.filter((line) => line.length > 100 && line.split(' ').length > 2)).toEqual([]);
      expect(lines.map((line) => line.replace(/^# /, '')).join(' ')).toBe(list.join(' '));
    }),
  );
});
