import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { WriteFile } from '../write/write-file.ts';
import { madeLines } from './made-lines.ts';

const file = (path: string, state: WriteFile['state'] = 'created'): WriteFile =>
  ({ path, state, content: '', executable: false }) as WriteFile;

it('counts the files of folders, and names what people edit', () => {
  const files = [
    file('.envrc', 'extended'),
    file('flake.nix'),
    file('flake.lock', 'unchanged'),
    file('.github/workflows/nix.yml'),
    file('nix/default.nix'),
    file('nix/libraries.nix'),
    file('nix/programs.nix'),
    file('src/a.py'),
    file('src/b/c.py'),
  ];
  expect(madeLines(files, 76)).toEqual([
    'nix/  3 files; you edit libraries.nix, programs.nix',
    'src/  2 files',
    '.envrc (extended), flake.nix, .github/workflows/nix.yml',
  ]);
});

it('is never more than a dozen lines with the one before it', () => {
  const paths = fc.uniqueArray(fc.stringMatching(/^([a-z]{1,9}\/){0,2}[a-z]{1,30}$/), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(paths, fc.integer({ min: 20, max: 76 }), (names, width) => {
      expect(
        madeLines(
          names.map((path) => file(path)),
          width,
        ).length,
      ).toBeLessThanOrEqual(11);
    }),
  );
});
