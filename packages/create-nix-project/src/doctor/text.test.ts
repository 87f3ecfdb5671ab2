import { expect, it } from 'vitest';
import { findingsText } from './text.ts';

it('names ten places, and how many more there are', () => {
  const evidence = [...Array(12).keys()].map((line) => ({ file: 'a.nix', line: line + 1 }));
  const finding = { id: 'a', level: 'note', title: 'A.', consequence: 'B.', cure: 'C' } as const;
  const [, places] = findingsText([{ ...finding, evidence }]).split('\n');
  expect(places).toMatch(/^ {4}a\.nix:1, .*a\.nix:10, and 2 more$/);
});
