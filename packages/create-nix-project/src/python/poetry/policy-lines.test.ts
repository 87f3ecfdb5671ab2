import fc from 'fast-check';
import { parse } from 'smol-toml';
import { expect, it } from 'vitest';
import { editPolicy, policyText } from './policy-lines.ts';
import type { Kind, PolicyRow } from './policy-rows.ts';

const kind = fc.constantFrom<Kind>('wheel', 'source');
const names = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,5}){0,2}$/);
const rows = fc.uniqueArray(
  fc.record({
    name: names,
    cells: fc.record(
      { linux: kind, darwin: kind, 'aarch64-linux': kind },
      { requiredKeys: ['linux', 'darwin'] },
    ),
    reason: fc.string(),
  }),
  { selector: ({ name }) => name, maxLength: 12 },
);

const sorted = (list: readonly PolicyRow[]) => [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
const table = (list: readonly PolicyRow[]) =>
  Object.fromEntries(list.map(({ name, cells, reason }) => [name, { ...cells, reason }]));

it('what is written is read back', () => {
  fc.assert(
    fc.property(rows, (list) => {
      expect(parse(policyText(list))).toEqual(table(list));
    }),
  );
});

it('rows are added and removed, and every other line stays as it is', () => {
  fc.assert(
    fc.property(rows, rows, fc.nat(), (before, more, seed) => {
      const known = new Set(before.map(({ name }) => name));
      const add = more.filter(({ name }) => !known.has(name));
      const remove = before.filter((_, index) => (seed >> index) & 1).map(({ name }) => name);
      const comments = before.flatMap((row, index) =>
        index % 2
          ? [`# about ${row.name}`, policyText([row]).trimEnd()]
          : [policyText([row]).trimEnd()],
      );
      const text = `# head\n\n${comments.join('\n')}\n`;
      const edited = editPolicy(text, { add, remove });
      const kept = before.filter(({ name }) => !remove.includes(name));
      expect(parse(edited)).toEqual(table([...kept, ...add]));
      for (const line of text.split('\n').filter((line) => line.startsWith('#')))
        expect(edited).toContain(line);
    }),
  );
});

it('a new row stands in its place, its columns under those of the others', () => {
  const row = (name: string): PolicyRow => ({
    name,
    cells: { linux: 'source', darwin: 'wheel' },
    reason: 'r',
  });
  const before = policyText(['alpha', 'longest-name', 'zeta'].map(row));
  expect(editPolicy(before, { add: [row('beta')], remove: ['zeta'] })).toBe(
    policyText(sorted(['alpha', 'beta', 'longest-name'].map(row))),
  );
});

it('tens of thousands of rows take no time', () => {
  const many = (from: string) =>
    Array.from({ length: 50_000 }, (_, index) => ({
      name: `${from}${index}`,
      cells: { linux: 'wheel', darwin: 'wheel' } as const,
      reason: '',
    }));
  const before = policyText(many('b'));
  const remove = many('b').map(({ name }) => name);
  expect(editPolicy(before, { add: many('a'), remove }).split('\n')).toHaveLength(50_001);
});
