import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FlakeLock, nodeOf, parseFlakeLock, rootInputs } from './flake-lock.ts';

const text = fc.oneof(
  fc.string(),
  fc.json(),
  fc
    .record({
      nodes: fc.dictionary(fc.string(), fc.jsonValue()),
      root: fc.string(),
      version: fc.constant(7),
    })
    .map((value) => JSON.stringify(value)),
);

it('reads anything, or says in a few words why not', () => {
  fc.assert(
    fc.property(text, (value) => {
      const lock = parseFlakeLock(value);
      if (typeof lock === 'string') expect(lock).toMatch(/^it /);
      else expect(lock.nodes.has(lock.root)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it('takes nothing from a node that is none', () => {
  const nodes = { root: { inputs: { a: 'a', b: ['c', 'd'], c: 3 } }, a: 7 };
  const lock = parseFlakeLock(JSON.stringify({ nodes, root: 'root', version: 7 }));
  expect(lock).toMatchObject({ root: 'root' });
  expect([...rootInputs(lock as FlakeLock)]).toEqual([
    ['a', 'a'],
    ['b', ['c', 'd']],
  ]);
});

it('goes along what follows another, and not in a circle', () => {
  const nodes = {
    root: { inputs: { a: 'x', b: ['a', 'c'], c: ['d'], d: ['c'], e: ['e', 'e'] } },
    x: { inputs: { c: ['f'] } },
  };
  const text = JSON.stringify({
    nodes: { ...nodes, root: { inputs: { ...nodes.root.inputs, f: 'y' } } },
    root: 'root',
    version: 7,
  });
  const lock = parseFlakeLock(text) as FlakeLock;
  const found = [...rootInputs(lock)].map(([name, input]) => [name, nodeOf(lock, input)]);
  expect(Object.fromEntries(found)).toEqual({ a: 'x', b: 'y', f: 'y' });
});

it.each([
  [5, { info: { lastModified: 7 } }, 7],
  [6, { locked: { lastModified: 7 } }, 7],
])('reads version %i', (version, node, expected) => {
  const lock = parseFlakeLock(
    JSON.stringify({ nodes: { root: { inputs: {} }, node }, root: 'root', version }),
  );
  expect((lock as FlakeLock).nodes.get('node')?.lastModified).toBe(expected);
});
