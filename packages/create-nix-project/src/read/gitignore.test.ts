import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testFolder } from '../../test/cli.ts';
import { doesNotHang } from '../../test/does-not-hang.ts';
import { readGitignore } from './gitignore.ts';

test.each([
  ['*.log', 'a/b.log', false, true],
  ['/top', 'a/top', false, undefined],
  ['/top', 'top', false, true],
  ['build/', 'a/build', true, true],
  ['build/', 'a/build', false, undefined],
  ['a/b', 'a/b', false, true],
  ['a/b', 'x/a/b', false, undefined],
  ['**/b', 'x/a/b', false, true],
  ['a/**', 'a', true, undefined],
  ['a/**', 'a/x', true, true],
  ['a/**/c', 'a/c', false, true],
  ['***/b', 'x/a/b', false, true],
  ['a/***', 'a/x', true, true],
  ['*.log\n!keep.log', 'keep.log', false, false],
  ['*.py[co]', 'a.pyc', false, true],
  ['[!a-c]x', 'dx', false, true],
  ['\\#a', '#a', false, true],
  ['# a', '# a', false, undefined],
  ['a \r\nb\\ ', 'b ', false, true],
  ['\n/\n!', 'a', false, undefined],
])('%j and %s', (text, path, isFolder, expected) => {
  expect(readGitignore(text)(path, isFolder)).toBe(expected);
});

test('git says the same', () => {
  const folder = testFolder();
  execFileSync('git', ['init', '--quiet', folder]);
  const pattern = fc.string({ unit: fc.constantFrom(...'ab/*?!.'), minLength: 1, maxLength: 7 });
  const name = fc.string({ unit: fc.constantFrom(...'ab.'), minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(pattern, { minLength: 1, maxLength: 3 }), name, (patterns, file) => {
      if (/^\.+$/.test(file)) return;
      writeFileSync(join(folder, '.gitignore'), patterns.join('\n'));
      const { status } = spawnSync('git', ['check-ignore', '--quiet', '--no-index', file], {
        cwd: folder,
      });
      const told = readGitignore(patterns.join('\n'))(file, false);
      expect([patterns, file, told === true]).toEqual([patterns, file, status === 0]);
    }),
    { numRuns: 150 },
  );
});

test('hostile patterns and any text are taken in little time', () => {
  const hostile = `${'*a'.repeat(200)}b\n${'**/a*/'.repeat(50)}b\n[${'\n'.repeat(9)}[a\n\\`;
  const long = `${'a/'.repeat(100)}${'a'.repeat(255)}`;
  doesNotHang(() => readGitignore(hostile)(long, false));
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, path) => {
      expect([true, false, undefined]).toContain(readGitignore(text)(path, true));
    }),
  );
});
