import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outputsOf } from './outputs.ts';

const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));

test.each([
  ['uv-starter', 'default', 'package tests lint format lock', 'pytest-report'],
  [
    'poetry2nix-starter',
    'default test lint format ci',
    'package tests lint format lock policy',
    'pytest-report',
  ],
  [
    'cuda-pytorch-starter',
    'verify',
    'requirements torch tests lint format scripts verifier',
    'pytest-report',
  ],
  [
    'rust-crane-starter',
    'default receipts audit',
    'clippy deny doc doctest features fmt help msrv nextest receipts',
    'nextest-report receipts',
  ],
])('the record of %s says what it offers', (example, apps, checks, reports) => {
  const record = JSON.parse(readFileSync(join(examples, example, '.nix-project.json'), 'utf8'));
  const words = (text: string) => text.split(' ');
  const expected = { apps: words(apps), checks: words(checks), reports: words(reports) };
  expect(record.outputs).toEqual(expected);
});

test.each([
  ['nothing', {}],
  ['no set', { 'flake.nix': '{ apps = f; x = { a = 1; }; }' }],
  ['no end', { 'nix/default.nix': 'checks = { a = 1;' }],
  ['names that need quotes', { 'nix/apps.nix': `{ }: { "a b" = 1; "$(x)" = 2; b' = 3; }` }],
  ['a computed set', { 'nix/apps.nix': '{ lib }: lib.mapAttrs f crates' }],
])('%s gives no names', (_, files: Readonly<Record<string, string>>) => {
  expect(outputsOf((path) => files[path])).toEqual({ apps: [], checks: [], reports: [] });
});

test('any text gives names that no shell reads otherwise', () => {
  const word = fc.constantFrom(
    'checks',
    '=',
    '{',
    '}',
    ';',
    'inherit',
    '(',
    ')',
    '"',
    "''",
    '$(a)',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string())), (words) => {
      const { apps, checks, reports } = outputsOf(() => words.join(' '));
      expect([...apps, ...checks, ...reports].filter((name) => !/^[\w-]+$/.test(name))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
