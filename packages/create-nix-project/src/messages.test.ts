import { expect, it } from 'vitest';
import { factsText } from './messages.ts';

it('lines facts up, and shortens what is long', () => {
  const evidence = [{ file: 'requirements.txt', line: 3 }];
  const value = Array.from({ length: 20 }, (_, index) => `package-${index}`);
  const facts = [
    { id: 'nix-packages', value, evidence },
    { id: 'torch', value: true, evidence },
  ];
  const [title, first = '', second = ''] = factsText({
    project: 'existing',
    facts,
    variants: [],
  }).split('\n');
  expect(title).toBe('Found:');
  expect(first).toMatch(/^ {2}nix-packages {2}package-0, package-1.*… {2}requirements\.txt:3$/);
  expect(second.indexOf('requirements')).toBe(first.indexOf('requirements'));
  expect(first.length).toBeLessThan(100);
});
