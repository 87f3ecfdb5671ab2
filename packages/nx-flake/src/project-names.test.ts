import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectNames } from './project-names.ts';

test('a project is called after its folder, or its path where that is not enough', () => {
  expect([...projectNames(['.', 'web', 'apps/api', 'old/api', 'work'], 'work')]).toEqual([
    ['.', 'work'],
    ['web', 'web'],
    ['apps/api', 'apps/api'],
    ['old/api', 'old/api'],
    ['work', './work'],
  ]);
});

test('no two projects have the same name', () => {
  const part = fc.constantFrom('a', 'b', 'a-b', 'b-a', 'a-b-a');
  const root = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(fc.uniqueArray(root, { maxLength: 12 }), (folders) => {
      const roots = ['.', ...folders];
      const names = [...projectNames(roots, 'a').values()];
      expect(new Set(names).size).toBe(names.length);
    }),
    { numRuns: 2000 },
  );
});
