import { expect, test } from 'vitest';
import { compilePattern } from './pattern.ts';
import { rows } from './rows.ts';

test('ids are unique, and every text says something', () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(44);
  for (const row of rows) {
    expect(row.id).toMatch(/^[a-z][a-z0-9-]+$/);
    expect(row.title.length, row.id).toBeLessThan(75);
    expect(row.happened, row.id).toMatch(/[.)]$/);
    expect(row.todo.length, row.id).toBeGreaterThan(0);
    for (const step of row.todo) expect(step, row.id).toMatch(/[.)]$/);
  }
});

test('every name in a text is captured by each pattern, or derived', () => {
  for (const row of rows) {
    const names = [row.title, row.happened, ...row.todo]
      .flatMap((text) => [...text.matchAll(/(?<![$])\{(\w+)\}/g)])
      .map(([, name]) => name);
    const derived = Object.keys(row.derive?.({}) ?? {});
    for (const pattern of row.patterns) {
      const captured = [...pattern.source.matchAll(/\(\?<(\w+)>/g)].map(([, name]) => name);
      expect([...captured, ...derived], `${row.id}: ${pattern}`).toEqual(
        expect.arrayContaining(names),
      );
    }
  }
});

test('patterns repeat nothing without an end', () => {
  for (const row of rows)
    for (const pattern of [...row.patterns, ...(row.unless ?? []), ...(row.only ?? [])]) {
      const { source } = compilePattern(pattern).regex;
      const outsideOfClasses = source.replace(/\\.|\[(?:\\.|[^\]\\])+\]/g, '');
      expect(outsideOfClasses, row.id).not.toMatch(/[*+]|\{\d+,\}/);
    }
});
