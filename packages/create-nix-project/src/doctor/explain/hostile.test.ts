import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doesNotHang } from '../../../test/does-not-hang.ts';
import { explain } from './index.ts';
import { compilePattern, neededText } from './pattern.ts';
import { rows } from './rows.ts';

const megabyte = 1 << 20;
const fill = (piece: string): string => piece.repeat(Math.ceil(megabyte / piece.length));

describe('a megabyte is read in time that grows with it', { timeout: 300_000 }, () => {
  const shapes = [
    ['letters', fill('a')],
    ['lines of letters', fill(`${'a'.repeat(180)}\n`)],
    ['short words', fill('a ')],
    ['one word a line', fill('a\n')],
    ['quotes', fill("'")],
    ['slashes and dots', fill('/a.so')],
    ['escapes without an end', fill('\x1b[0;')],
    ['titles without an end', fill('\x1b]')],
    ['carriage returns', fill('a\r')],
    ['prefixes', fill('a> ')],
    ['spaces', fill(' ')],
    ['store paths', fill("path '/nix/store/00000000000000000000000000000000-source/")],
  ] as const;
  // Each text that a pattern needs, so that all of them are run.
  const needed = rows.flatMap(({ patterns }) => patterns.map(neededText)).join(' ');
  test.each(shapes)('%s', (_, shape) => {
    const log = `${shape}\n${needed}`;
    expect(doesNotHang(() => explain(log)).length).toBeLessThan(rows.length);
  });

  // The log repeats how a pattern begins, and how it goes on with much that fits the rest of it.
  test('the texts of the patterns', () => {
    for (const row of rows)
      for (const pattern of row.patterns) {
        const { regex } = compilePattern(pattern);
        for (const piece of [neededText(pattern), `${neededText(pattern)} aaaa aaaa aaaa `]) {
          if (piece === '') continue;
          const log = fill(piece);
          doesNotHang(() => log.search(regex), row.id);
        }
      }
  });
});

test('no text makes it throw, and what it returns can be printed', () => {
  const words = rows.flatMap(({ patterns }) => patterns.map(neededText));
  const part = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 30 }));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      for (const { happened, todo, evidence, title } of explain(parts.join('')))
        expect([title, happened, ...todo, evidence.text].join('')).not.toMatch(
          /[\x00-\x1f\x7f-\x9f]/,
        );
      expect(parts).toBeDefined();
    }),
    { numRuns: 2000 },
  );
});
