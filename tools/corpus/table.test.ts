import { expect, test } from 'vitest';
import { differences, differs, outcomesTable } from './table.ts';

const outcome = { name: 'a', fits: 'uv', dryRun: 'writes', flake: 'evaluates: lint' };

test('each project is a row', () => {
  const table = outcomesTable([
    outcome,
    { ...outcome, name: 'b', dryRun: '3: no | yes', flake: '' },
  ]);
  expect(table).toContain('| a | uv | writes | evaluates: lint |\n');
  expect(table).toContain('| b | uv | 3: no \\| yes | - |\n');
});

test('rows that changed are named, before and after', () => {
  const before = outcomesTable([outcome]);
  expect(differences(before, before)).toEqual([]);
  expect(differences(before, outcomesTable([{ ...outcome, fits: 'poetry' }]))).toEqual([
    '- | a | uv | writes | evaluates: lint |',
    '+ | a | poetry | writes | evaluates: lint |',
  ]);
});

test('a project has another outcome than its row, or none', () => {
  const table = outcomesTable([outcome]);
  expect(differs(table, outcome)).toBe(false);
  expect(differs(table, { ...outcome, flake: 'evaluates: tests' })).toBe(true);
  expect(differs(table, { ...outcome, name: 'b' })).toBe(true);
});
