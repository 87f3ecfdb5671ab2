import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { git, testFolder } from '../../test/cli.ts';
import { checkTarget, resolveInside } from './target-folder.ts';

describe('the target', () => {
  test('may be there, or be made some levels below what is there', () => {
    const folder = testFolder();
    expect(() => checkTarget(folder)).not.toThrow();
    expect(() => checkTarget(join(folder, 'a/b/c'))).not.toThrow();
  });

  const refused: [name: string, make: (folder: string) => string, reason: string][] = [
    ['a file', (folder) => join(folder, 'file'), 'it is a file'],
    ['below a file', (folder) => join(folder, 'file/a/b'), 'file is a file'],
    [
      'a link to nowhere',
      (folder) => {
        symlinkSync('/nowhere', join(folder, 'link'));
        return join(folder, 'link');
      },
      'it is a broken symbolic link',
    ],
    [
      'a name that no file system takes',
      (folder) => join(folder, 'x'.repeat(300)),
      'a name or path is too long for the file system',
    ],
    [
      'below a link to nowhere',
      (folder) => {
        symlinkSync('/nowhere', join(folder, 'link'));
        return join(folder, 'link/a/b');
      },
      'link is a broken symbolic link',
    ],
    [
      'a bare repository',
      (folder) => {
        git(folder, 'init', '--quiet', '--bare', 'bare.git');
        return join(folder, 'bare.git');
      },
      'git keeps a repository in it',
    ],
    [
      'the .git of a repository',
      (folder) => {
        git(folder, 'init', '--quiet');
        return join(folder, '.git');
      },
      'git keeps a repository in it',
    ],
  ];
  test.each(refused)('is not %s', (_, make, reason) => {
    const target = make(testFolder({ file: '' }));
    expect(() => checkTarget(target)).toThrow(`${reason}.`);
  });
});

describe('a path below the target', () => {
  test('follows links inside, and is the plain place when nothing is there', () => {
    const folder = testFolder({ 'real/a': '' });
    symlinkSync('real', join(folder, 'link'));
    expect(resolveInside(folder, 'link/a')).toBe(join(folder, 'real/a'));
    expect(resolveInside(folder, 'link/new/b')).toBe(join(folder, 'real/new/b'));
    expect(resolveInside(folder, 'x/y/z')).toBe(join(folder, 'x/y/z'));
    expect(resolveInside(join(folder, 'new'), 'x')).toBe(join(folder, 'new/x'));
  });

  test('may be below a target that is reached through a link', () => {
    const folder = testFolder({ 'real/a': '' });
    symlinkSync('real', join(folder, 'link'));
    expect(resolveInside(join(folder, 'link'), 'a')).toBe(join(folder, 'real/a'));
  });

  test.each(['/etc/x', '../x', 'a/../../x', 'a//b', '', 'a\\b'])('is not %j', (path) => {
    expect(() => resolveInside(testFolder(), path)).toThrow('it is not a plain relative path');
  });

  test('does not leave the target by a link, not even to a folder whose name starts alike', () => {
    const folder = testFolder({ 'app-other/a': '' });
    mkdirSync(join(folder, 'app'));
    symlinkSync('../app-other', join(folder, 'app/nix'));
    expect(() => resolveInside(join(folder, 'app'), 'nix/a')).toThrow('a symbolic link points to');
    expect(() => resolveInside(join(folder, 'app'), 'nix/new')).toThrow(
      'a symbolic link points to',
    );
  });

  test('does not go through a file, nor through a link to one', () => {
    const folder = testFolder({ 'x/file': '' });
    symlinkSync('file', join(folder, 'x/link'));
    expect(() => resolveInside(folder, 'x/file/a')).toThrow('x/file exists and is not a folder');
    expect(() => resolveInside(folder, 'x/link/a')).toThrow('x/link exists and is not a folder');
  });
});
