import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commentLines, libraryNotes } from './library-notes.ts';

test('what is not known is said, and the rest is not', () => {
  const python = {
    librariesIncomplete: true,
    unreadPackages: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
    driverLibraries: ['libcuda.so.1:torch+triton', 'libnvidia-ml.so.1'],
  };
  expect(libraryNotes(python, 'python').join('\n')).toMatchInlineSnapshot(`
    "There was no lock file: what the packages of this project bring along was not looked up. With one, \`create-nix-project detect\` lists all libraries.
    Nothing is known here about the libraries of a, b, c, d, e, f and 2 more. Should one not be found, \`create-nix-project doctor\` reads the installed files.
    From the driver of the graphics card, so not in this list: libcuda.so.1 (torch, triton), libnvidia-ml.so.1."
  `);
  const rust = { librariesIncomplete: true, unknownLibraries: ['a-sys', 'b-sys'] };
  expect(libraryNotes(rust, 'rust').join('\n')).toMatchInlineSnapshot(`
    "There was no Cargo.lock: which libraries the crates need was not looked up. With one, \`create-nix-project detect\` lists them.
    Not known here are the libraries that these crates need: a-sys, b-sys."
  `);
  expect(libraryNotes({ librariesIncomplete: false, unreadPackages: [] }, 'python')).toEqual([]);
});

test('comments are lines of 100 characters, with every word', () => {
  const word = fc.stringMatching(/^[a-z.,]{1,120}$/);
  const sentences = fc.array(fc.array(word, { minLength: 1 }).map((words) => words.join(' ')));
  fc.assert(
    fc.property(sentences, (list) => {
      const lines = commentLines(list);
      expect(lines.filter((line) => line.length > 100 && line.split(' ').length > 2)).toEqual([]);
      expect(lines.map((line) => line.replace(/^# /, '')).join(' ')).toBe(list.join(' '));
    }),
  );
});
