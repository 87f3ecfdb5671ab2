import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/doctor/explain/index.ts';
import { rows } from '../../src/doctor/explain/rows.ts';
import { posted } from './posted.ts';

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

test.each(Object.entries(posted))('%s is explained', (id, { source, log }) => {
  expect(ids(log), source).toEqual([id]);
});

test('every row has a log of a real program', () => {
  const recorded = new Set([...failures.map(idOf), ...Object.keys(posted)]);
  expect(rows.map(({ id }) => id).filter((id) => !recorded.has(id))).toEqual([]);
});

/** What terminals, Nix, CI and editors make of a log. */
const shapes: Readonly<Record<string, (log: string) => string>> = {
  'with Windows line ends': (log) => log.replaceAll('\n', '\r\n'),
  'in colours': (log) => log.replace(/^.+$/gm, '\x1b[1;31m$&\x1b[0m'),
  'as the log of a build': (log) => log.replace(/^/gm, 'my-app-1.0> '),
  'as the excerpt in an error': (log) => log.replace(/^/gm, '       > '),
  'as both': (log) => log.replace(/^/gm, '       > my-app> '),
  'behind a progress bar': (log) => log.replace(/^(?=.)/gm, ' 10%\r 20% ...\r'),
  'wrapped to 72 columns': (log) => log.replace(/^.{73,}$/gm, wrapped),
};

function wrapped(line: string): string {
  return line.replace(/(.{1,71})(?: |$)/g, '$1\n');
}

describe.each(Object.entries(shapes))('%s', (_, shape) => {
  test('the same is found', () => {
    const found = (change: (log: string) => string) =>
      Object.fromEntries(failures.map((name) => [name, ids(change(read(name))).sort()]));
    expect(found(shape)).toEqual(found((log) => log));
  });
});

test('the table says of every log which program made it', () => {
  const table: Record<string, { version: string; command: string }> = JSON.parse(
    readFileSync(join(folder, 'table.json'), 'utf8'),
  );
  expect(Object.keys(table).sort()).toEqual([...names].sort());
  for (const [name, { version, command }] of Object.entries(table)) {
    expect(version, name).toMatch(/\d/);
    expect(command, name).not.toBe('');
  }
});

test.each(successes)('%s has nothing to explain', (name) => {
  expect(read(name).length).toBeGreaterThan(0);
  expect(ids(read(name))).toEqual([]);
});

// To be read as a whole: what people are told.
test('all that is found in all logs', async () => {
  const found = failures.map((name) => {
    const told = explain(read(name)).map(
      ({ id, happened, evidence }) => `  ${id} (line ${evidence.line}): ${happened}`,
    );
    return [name, ...told, ''].join('\n');
  });
  await expect(found.join('\n')).toMatchFileSnapshot('found.txt');
});
