/** The kinds of repositories around a folder; `git.test.ts` has what happens in one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { git, testFolder } from '../../test/cli.ts';
import { initRepository, makeVisible } from './git.ts';

afterEach(() => void vi.unstubAllEnvs());

const all = ['flake.nix', 'nix/a.nix'];
const files = Object.fromEntries(all.map((path) => [path, '']));

function below(folder: string, place: string): Record<string, string> {
  return Object.fromEntries(all.map((path) => [join(folder, place, path), '']));
}

function tracked(folder: string): string[] {
  return git(folder, 'ls-files').split('\n').filter(Boolean).sort();
}

test('.git in a parent folder: the paths are those of the project', () => {
  const folder = testFolder(below('', 'deep/service'));
  git(folder, 'init', '--quiet');
  expect(initRepository(join(folder, 'deep/service'))).toBe(false);
  const { added, problem } = makeVisible(join(folder, 'deep/service'), all);
  expect([added.toSorted(), problem]).toEqual([all, undefined]);
  expect(tracked(folder)).toEqual(all.map((path) => `deep/service/${path}`));
});

test('.git is a file: a worktree, also one of a bare repository', () => {
  const folder = testFolder();
  git(folder, 'init', '--quiet', '--bare', '.bare');
  const origin = testFolder();
  git(origin, 'init', '--quiet');
  git(origin, 'commit', '--quiet', '--allow-empty', '--message', 'first');
  git(origin, 'push', '--quiet', join(folder, '.bare'), 'HEAD:refs/heads/start');
  git(join(folder, '.bare'), 'worktree', 'add', '--quiet', join(folder, 'tree'), 'start');
  for (const path of all) {
    mkdirSync(join(folder, 'tree', path, '..'), { recursive: true });
    writeFileSync(join(folder, 'tree', path), '');
  }
  expect(initRepository(join(folder, 'tree'))).toBe(false);
  expect(makeVisible(join(folder, 'tree'), all).added.toSorted()).toEqual(all);
  expect(tracked(join(folder, 'tree'))).toEqual(all);
});

test('beside the worktrees of a bare repository git has no work tree, and says so', () => {
  const folder = testFolder({ ...files, '.git': 'gitdir: ./.bare\n' });
  git(folder, 'init', '--quiet', '--bare', '.bare');
  expect(makeVisible(folder, all)).toEqual({
    added: [],
    problem: expect.stringContaining('this operation must be run in a work tree'),
  });
});

test('a .git file that leads nowhere is told', () => {
  const folder = testFolder({ ...files, '.git': 'gitdir: ./gone\n' });
  expect(makeVisible(folder, all).problem).toContain('not a git repository');
});

test('a broken index is told', () => {
  const folder = testFolder(files);
  git(folder, 'init', '--quiet');
  writeFileSync(join(folder, '.git/index'), 'broken');
  const { added, problem } = makeVisible(folder, all);
  expect([added, problem]).toEqual([
    [],
    expect.stringMatching(/^Nix will not see the files: .*index/),
  ]);
});

test('a repository without git on the machine is told; without one, git is not needed', () => {
  const folder = testFolder(files);
  const repository = testFolder(files);
  git(repository, 'init', '--quiet');
  vi.stubEnv('PATH', testFolder());
  expect(initRepository(folder)).toBe(false);
  expect(makeVisible(folder, all)).toEqual({ added: [] });
  expect(makeVisible(repository, all).problem).toContain('git is not installed');
});

test('what the user ignores everywhere is named when Nix reads it, the rest is added', () => {
  const folder = testFolder({ ...files, 'nix/b.nix': '', '.envrc': '' });
  const settings = testFolder({ ignore: '.envrc\nb.nix\n' });
  writeFileSync(join(settings, 'config'), `[core]\nexcludesFile = ${join(settings, 'ignore')}\n`);
  vi.stubEnv('GIT_CONFIG_GLOBAL', join(settings, 'config'));
  expect(initRepository(folder)).toBe(true);
  const { added, problem } = makeVisible(folder, [...all, 'nix/b.nix', '.envrc'], {
    fresh: true,
  });
  expect([added, problem]).toEqual([
    all,
    'git ignores nix/b.nix, so Nix does not see it: `git add -f nix/b.nix`.',
  ]);
  expect(tracked(folder)).toEqual(all);
});

test('a user who takes all paths literally anyway gets the same', () => {
  const folder = testFolder({ 'nix/[x]*.nix': '', 'nix/xy.nix': '' });
  git(folder, 'init', '--quiet');
  vi.stubEnv('GIT_LITERAL_PATHSPECS', '1');
  expect(makeVisible(folder, ['nix/[x]*.nix']).added).toEqual(['nix/[x]*.nix']);
  expect(tracked(folder)).toEqual(['nix/[x]*.nix']);
});

test('a git init that failed is told', () => {
  const folder = testFolder(files);
  vi.stubEnv('GIT_DEFAULT_HASH', 'no-such-hash');
  expect(initRepository(folder)).toBe(false);
  expect(makeVisible(folder, all).problem).toContain('Nix will not see the files');
});
