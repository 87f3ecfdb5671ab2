import { expect, test } from 'vitest';
import type { Migration } from '../values.ts';
import { compareVersions, migrate } from './migration.ts';

const migrations: Migration[] = [
  { version: '1.10.0', notes: ['third'], renamed: { 'b.nix': 'c.nix', 'x.nix': 'y.nix' } },
  { version: '1.2.0', notes: ['first'], renamed: { 'a.nix': 'b.nix' } },
  {
    version: '1.9.0',
    notes: ['second'],
    answers: ({ old, ...rest }) => (old === undefined ? rest : { ...rest, new: old }),
  },
];

test('all of them, in the order of their versions', () => {
  const { answers, renamed, changeLog } = migrate({ migrations }, '1.0.0', { old: 'x', name: 'n' });
  expect(answers).toEqual({ new: 'x', name: 'n' });
  expect(Object.fromEntries(renamed)).toEqual({ 'a.nix': 'c.nix', 'x.nix': 'y.nix' });
  expect(changeLog.map(({ version, notes }) => [version, ...notes])).toEqual([
    ['1.2.0', 'first'],
    ['1.9.0', 'second'],
    ['1.10.0', 'third'],
  ]);
});

test('only what is newer', () => {
  const { answers, renamed, changeLog } = migrate({ migrations }, '1.9.0', { old: 'x' });
  expect(answers).toEqual({ old: 'x' });
  expect(Object.fromEntries(renamed)).toEqual({ 'b.nix': 'c.nix', 'x.nix': 'y.nix' });
  expect(changeLog.length).toBe(1);
  expect(migrate({ migrations }, '1.10.0', {}).changeLog).toEqual([]);
});

test('versions are compared number by number', () => {
  expect(compareVersions('1.9.0', '1.10.0')).toBeLessThan(0);
  expect(compareVersions('2.0.0', '1.10.3')).toBeGreaterThan(0);
  expect(compareVersions('1.0.0', '1.0.0')).toBe(0);
});
