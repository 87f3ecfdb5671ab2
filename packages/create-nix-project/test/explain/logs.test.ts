import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/doctor/explain/index.ts';
import { rows } from '../../src/doctor/explain/rows.ts';

/** Made by tools/explain/record.ts, with the programs that the names are about. */
const folder = join(import.meta.dirname, 'logs');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.log'))
  .map((file) => file.slice(0, -'.log'.length));
const read = (name: string): string => readFileSync(join(folder, `${name}.log`), 'utf8');
const failures = names.filter((name) => !name.startsWith('success-'));
const successes = names.filter((name) => name.startsWith('success-'));

const idOf = (name: string): string => name.split('--')[0] ?? name;
const ids = (log: string): string[] => explain(log).map(({ id }) => id);

test.each(failures)('%s is explained', (name) => {
  expect(ids(read(name))).toContain(idOf(name));
});

test('every row has a log of a real program', () => {
  const recorded = new Set(failures.map(idOf));
  expect(rows.map(({ id }) => id).filter((id) => !recorded.has(id))).toEqual([]);
});

test.each(successes)('%s has nothing to explain', (name) => {
  expect(read(name).length).toBeGreaterThan(0);
  expect(ids(read(name))).toEqual([]);
});

test('all that is found in all logs', async () => {
  const found = Object.fromEntries(
    failures.map((name) => [
      name,
      explain(read(name)).map(({ id, happened, evidence }) => `${id} (${evidence.line}): ${happened}`),
    ]),
  );
  await expect(`${JSON.stringify(found, null, 2)}\n`).toMatchFileSnapshot('found.json');
});
