import { expect, test } from 'vitest';
import { differences, outcomesTable } from './table.ts';

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
