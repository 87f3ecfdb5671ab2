import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { git, testFolder } from '../../test/cli.ts';
import { ignoredFiles, initRepository, makeVisible } from './git.ts';

const files = { 'flake.nix': '', 'nix/a b.nix': '', 'nix/[x]*.nix': '', 'nix/ü.nix': '' };
const paths = Object.keys(files);

function tracked(folder: string): string[] {
  return git(folder, 'ls-files', '-z').split('\0').filter(Boolean).sort();
}

function repository(more: Readonly<Record<string, string>> = {}): string {
  const folder = testFolder({ ...files, ...more });
  git(folder, 'init', '--quiet');
  return folder;
}

test('without a repository nothing is done', () => {
  const folder = testFolder(files);
  expect(makeVisible(folder, paths)).toEqual({ added: [] });
});

test('a repository is made where there is none, and only there', () => {
  const folder = testFolder(files);
  expect(initRepository(folder)).toBe(true);
  expect(makeVisible(folder, paths, { fresh: true })).toEqual({ added: paths });
  expect(tracked(folder)).toEqual([...paths].sort());
  mkdirSync(join(folder, 'below'));
  expect(initRepository(join(folder, 'below'))).toBe(false);
});

test('exactly the files are added, without a commit; a second time there is nothing to add', () => {
  const folder = repository({ 'nix/xy.nix': '', 'nix/other.nix': '' });
  expect(makeVisible(folder, paths).added.toSorted()).toEqual([...paths].sort());
  expect(tracked(folder)).toEqual([...paths].sort());
  expect(git(folder, 'status', '--porcelain', '-z')).toContain(' A flake.nix');
  expect(makeVisible(folder, paths)).toEqual({ added: [] });
});

test('programs are executable in git on disks that cannot say so, and only those that are added', () => {
  const folder = repository({ 'ci.sh': '', 'old.sh': '', 'text.md': '' });
  // As git finds out by itself on Windows.
  git(folder, 'config', 'core.fileMode', 'false');
  git(folder, 'add', 'old.sh');
  const all = ['ci.sh', 'old.sh', 'text.md'];
  makeVisible(folder, all, { programs: ['ci.sh', 'old.sh'] });
  const modes = git(folder, 'ls-files', '--format=%(objectmode) %(path)', ...all);
  expect(modes.trim().split('\n')).toEqual(['100755 ci.sh', '100644 old.sh', '100644 text.md']);
});

test('in a submodule the files belong to the submodule', () => {
  const folder = testFolder();
  const origin = repository();
  git(origin, 'commit', '--quiet', '--allow-empty', '--message', 'first');
  git(folder, 'init', '--quiet');
  const allow = ['-c', 'protocol.file.allow=always'];
  git(folder, ...allow, 'submodule', '--quiet', 'add', origin, 'part');
  writeFileSync(join(folder, 'part/new.nix'), '');
  expect(makeVisible(join(folder, 'part'), ['new.nix'])).toEqual({ added: ['new.nix'] });
  expect(tracked(folder)).toEqual(['.gitmodules', 'part']);
});

test('GIT_DIR is respected', () => {
  const elsewhere = repository();
  const folder = testFolder(files);
  process.env.GIT_DIR = join(elsewhere, '.git');
  process.env.GIT_WORK_TREE = folder;
  onTestFinished(() => {
    delete process.env.GIT_DIR;
    delete process.env.GIT_WORK_TREE;
  });
  expect(makeVisible(folder, ['flake.nix'])).toEqual({ added: ['flake.nix'] });
});

test('ignored files are named, with the way to add them', () => {
  const folder = repository({ '.gitignore': 'flake.*\n' });
  const { added, problem } = makeVisible(folder, paths);
  expect(added).toHaveLength(paths.length - 1);
  expect(problem).toBe('git ignores flake.nix, so Nix does not see it: `git add -f flake.nix`.');
});

test('what git has against it is passed on', () => {
  const folder = repository({ '.git/index.lock': '' });
  const { added, problem } = makeVisible(folder, paths);
  expect(added).toEqual([]);
  expect(problem).toContain('Nix does not see the files, as git add failed: ');
  expect(problem).toContain('index.lock');
});

test('a repository of another user is said to be one', (context) => {
  if (process.getuid?.() !== 0) context.skip('only root can give a folder to somebody else');
  const folder = repository();
  for (const path of ['', '.git']) chownSync(join(folder, path), 65534, 65534);
  expect(makeVisible(folder, paths).problem).toContain('dubious ownership');
});

test('which line ignores a file, whether or not it is there', () => {
  const folder = repository({
    '.gitignore': '# all\n*.lock\n!uv.lock\n',
    'part/.gitignore': 'a b\n',
  });
  git(folder, 'add', '--force', '.gitignore');
  const asked = ['Cargo.lock', 'uv.lock', 'flake.nix', 'part/a b'];
  expect(ignoredFiles(folder, asked)).toEqual([
    { path: 'Cargo.lock', file: '.gitignore', line: 2 },
    { path: 'part/a b', file: 'part/.gitignore', line: 1 },
  ]);
  writeFileSync(join(folder, 'Cargo.lock'), '');
  git(folder, 'add', '--force', 'Cargo.lock');
  expect(ignoredFiles(folder, ['Cargo.lock'])).toEqual([]);
  expect(ignoredFiles(testFolder({ '.gitignore': '*' }), asked)).toEqual([]);
});
