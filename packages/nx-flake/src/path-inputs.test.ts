import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PathInput, pathInputs, reachedTrees } from './path-inputs.ts';

const same = (folder: string): PathInput => ({ tree: folder, flake: folder });

test.each([
  ['path:../../lib', [same('lib')]],
  ['path:../lib/', [same('apps/lib')]],
  ['../../lib', [same('lib')]],
  ['./parts/a', [same('apps/web/parts/a')]],
  ['.', [same('apps/web')]],
  ['path:../..', [same('.')]],
  ['path:/work/lib', [same('lib')]],
  ['path:/work', [same('.')]],
  ['path:../my%20lib', [same('apps/my lib')]],
  ['path:../100%lib', [same('apps/100%lib')]],
  ['path:../../lib?lastModified=1', [same('lib')]],
  ['path:../../lib?dir=flakes/a', [{ tree: 'lib', flake: 'lib/flakes/a' }]],
  ['path:../..?dir=lib', [{ tree: '.', flake: 'lib' }]],
  ['path:../../lib?dir=../../../etc', [{ tree: 'lib', flake: 'lib/etc' }]],
  ['path:../../lib#x', [same('lib')]],
  // Outside of the workspace, or no path.
  ['path:../../../elsewhere', []],
  ['path:/elsewhere/lib', []],
  ['path:', []],
  ['github:NixOS/nixpkgs', []],
  ['lib', []],
  ['git+file:../lib', []],
])('%s', (address, expected) => {
  const text = `{ inputs.a.url = "${address}"; outputs = _: { }; }`;
  expect(pathInputs(text, 'apps/web', '/work')).toEqual(expected);
});

test('the root of the workspace has path inputs within', () => {
  expect(pathInputs('{ inputs.a.url = "path:./lib"; }', '.', '/work')).toEqual([same('lib')]);
});

test.each([
  '',
  '{ inputs = ; }',
  '{ inputs.a.url = ',
  '\u0000',
  '{'.repeat(50_000),
])('a broken flake.nix has no path inputs: %.20s', (text) => {
  expect(pathInputs(text, 'a', '/work')).toEqual([]);
});

test('any address gives folders of the workspace', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (path, more) => {
      const text = `{ inputs.a.url = "path:${path}?dir=${more}"; }`;
      for (const { tree, flake } of pathInputs(text, 'apps/web', '/work')) {
        expect(tree).not.toMatch(/^(?:\.\.)?(?:\/|$)/);
        expect(`${flake}/`.startsWith(tree === '.' ? '' : `${tree}/`)).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test('what path inputs get in their turn is reached, and a cycle ends', () => {
  const inputs = new Map([
    ['a', [same('b'), { tree: 'c', flake: 'c/flake' }]],
    ['b', [same('a'), same('d')]],
    ['c/flake', [same('e')]],
  ]);
  const inputsOf = (flake: string) => inputs.get(flake) ?? [];
  expect(reachedTrees('a', inputsOf)).toEqual(['b', 'c', 'd', 'e']);
  expect(reachedTrees('b', inputsOf)).toEqual(['a', 'c', 'd', 'e']);
  expect(reachedTrees('d', inputsOf)).toEqual([]);
});
