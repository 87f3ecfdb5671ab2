import { expect, test } from 'vitest';
import { mergeExtended } from './merge-extended.ts';

const base = '# What Nix makes.\n/result\n/.direnv\n';

test('new lines come with their comment, old ones go, and the user’s stay', () => {
  const theirs = '# What Nix makes.\n/result\n/result-*\n# Receipts.\n/receipts\n';
  expect(mergeExtended(base, `/secret\n\n${base}/mine\n`, theirs)).toBe(
    '/secret\n\n# What Nix makes.\n/result\n/mine\n/result-*\n# Receipts.\n/receipts\n',
  );
});

test('what the user took out stays out', () => {
  expect(mergeExtended(base, '# What Nix makes.\n/result\n', `${base}/new\n`)).toBe(
    '# What Nix makes.\n/result\n/new\n',
  );
});

test('line ends of Windows stay', () => {
  const ours = '/secret\r\n/result\r\n/.direnv\r\n';
  expect(mergeExtended(base, ours, '/result\n/new\n')).toBe('/secret\r\n/result\r\n/new\r\n');
});
