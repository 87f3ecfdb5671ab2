import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseFlakeLock } from './flake-lock.ts';

const text = fc.oneof(
  fc.string(),
  fc.json(),
  fc
    .record({ nodes: fc.dictionary(fc.string(), fc.jsonValue()), root: fc.string() })
    .map((value) => JSON.stringify(value)),
);

it('reads anything, or says in a few words why not', () => {
  fc.assert(
    fc.property(text, (value) => {
      const lock = parseFlakeLock(value);
      if (typeof lock === 'string') expect(lock).toMatch(/^it /);
      else expect(lock.nodes[lock.root]).toBeDefined();
    }),
    { numRuns: 2000 },
  );
});

it('takes nothing from a node that is none', () => {
  const nodes = { root: { inputs: { a: 'a', b: ['c', 'd'], c: 3 } }, a: 7 };
  const lock = parseFlakeLock(JSON.stringify({ nodes, root: 'root' }));
  expect(lock).toEqual({
    root: 'root',
    nodes: {
      root: { inputs: { a: 'a', b: ['c', 'd'] }, lastModified: undefined, repository: undefined },
      a: { inputs: {}, lastModified: undefined, repository: undefined },
    },
  });
});
