import { expect, test } from 'vitest';
import { libraryNotes } from './library-notes.ts';

const nothing = { libraries: [], programs: [], variables: [], binaries: [] };
const python = { ...nothing, driverLibraries: [], unreadPackages: [], nativePackages: [] };
const evidence = [{ file: 'uv.lock' }];
const named = (names: string) => [...names].map((name) => ({ name, evidence }));

test('what is not known is said, and the rest is not', () => {
  const unknown = {
    ...python,
    withoutLock: [{ file: 'pyproject.toml' }],
    unreadPackages: named('abcdefgh'),
    driverLibraries: [
      { soname: 'libcuda.so.1', neededBy: ['torch', 'triton'], evidence },
      { soname: 'libnvidia-ml.so.1', neededBy: [], evidence },
    ],
  };
  expect(libraryNotes({ python: unknown }).join('\n')).toMatchInlineSnapshot(`
    "There was no lock file, so the libraries of the packages were not looked up. With one, \`create-nix-project detect\` lists them.
    The native libraries of a, b, c, d, e, f and 2 more are unknown. If an import fails, run \`create-nix-project doctor\`.
    Provided by the graphics driver, so not in this list: libcuda.so.1 (torch, triton), libnvidia-ml.so.1."
  `);
  const rust = {
    ...nothing,
    clippyOptions: [],
    readsReadme: [],
    withoutLock: [{ file: 'Cargo.toml' }],
    unknownCrates: named('ab'),
  };
  expect(libraryNotes({ rust }).join('\n')).toMatchInlineSnapshot(`
    "There was no Cargo.lock, so the libraries of the crates were not looked up. With one, \`create-nix-project detect\` lists them.
    The libraries that these crates need are unknown: a, b."
  `);
  expect(libraryNotes({ python: { ...python, withoutLock: [] } })).toEqual([]);
  expect(libraryNotes({})).toEqual([]);
});
