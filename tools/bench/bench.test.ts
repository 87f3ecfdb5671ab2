import { expect, test } from 'vitest';
import { median } from './measure.ts';
import { insertTable, markdownTable } from './table.ts';

test('the median is the middle, or the mean of the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([10, 1, 2, 4])).toBe(3);
});

test('the table takes the place of the one between the markers, and of nothing else', () => {
  const text = 'before\n<!-- bench -->\nold $1\n<!-- /bench -->\nafter\n';
  const once = insertTable(text, '| $& |');
  expect(once).toBe('before\n<!-- bench -->\n\n| $& |\n\n<!-- /bench -->\nafter\n');
  expect(insertTable(once, '| $& |')).toBe(once);
  expect(() => insertTable('no markers', '')).toThrow('markers');
});

test('a row says whether its limit was met, or that there is none', () => {
  const row = { what: 'size', ours: '1', other: '2', against: 'it', ratio: '0.5 ×', wanted: '–' };
  const lines = (met: boolean | undefined) => markdownTable([{ ...row, met }]).split('\n');
  expect(lines(true)[2]).toMatch(/ met +\|$/);
  expect(lines(false)[2]).toMatch(/ missed \|$/);
  expect(lines(undefined)[2]).toMatch(/ – +\| +\|$/);
});
