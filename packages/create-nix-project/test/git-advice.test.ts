/** What the commands advise where git is missing, refuses, or is told to ignore files. */
import { chownSync, cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { cli, git, programs, testFolder } from './cli.ts';

const options = ['--template', 'uv', '--yes', '--name', 'x', '--no-lock'];
const nothing = '/nonexistent';

/** A generated project in a repository with one commit. */
function project(): string {
  const folder = join(testFolder(), 'x');
  cli(join(folder, '..'), ['x', ...options]);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'first');
  return folder;
}

/** Gives the repository to somebody else; only root can. */
function giveAway(folder: string): void {
  for (const path of ['', '.git']) chownSync(join(folder, path), 65534, 65534);
}

const isRoot = process.getuid?.() === 0;
const written = 'Nothing was written.';

test('update without git', () => {
  expect(cli(project(), ['update'], nothing)).toMatchObject({
    code: 3,
    stderr: `error: git is not installed, and without it edits could be lost. ${written}\nInstall git, and run the command again.\n`,
  });
});

test('update outside of a repository', () => {
  const folder = testFolder();
  cpSync(project(), folder, { recursive: true });
  rmSync(join(folder, '.git'), { recursive: true });
  const { code, stderr } = cli(folder, ['update']);
  expect([code, stderr]).toEqual([
    3,
    `error: This project is not in a git repository, and without one edits could be lost. ${written}\nRun \`git init\`, commit the existing files, and update again.\n`,
  ]);
});

test.runIf(isRoot)('update of a repository that another user owns', () => {
  const folder = project();
  giveAway(folder);
  const { code, stderr } = cli(folder, ['update']);
  expect(code).toBe(3);
  expect(stderr).toContain(`detected dubious ownership in repository at '${folder}'. ${written}`);
  expect(stderr.split('\n').at(-2)).toBe(
    `If you trust what is in it: \`git config --global --add safe.directory ${folder}\`.`,
  );
});

test('update of a repository that is broken', () => {
  const folder = project();
  rmSync(join(folder, '.git'), { recursive: true });
  writeFileSync(join(folder, '.git'), 'gitdir: ../nowhere\n');
  const { code, stderr } = cli(folder, ['update']);
  expect([code, stderr.split('\n').at(-2)]).toEqual([
    3,
    '`git status` shows more, and often the solution.',
  ]);
});

test('update in git’s own folder', () => {
  const folder = project();
  cpSync(join(folder, '.nix-project.json'), join(folder, '.git/.nix-project.json'));
  const { code, stderr } = cli(join(folder, '.git'), ['update']);
  expect([code, stderr]).toEqual([
    3,
    `error: This is the folder in which git keeps a repository. ${written}\nRun the command in the project itself.\n`,
  ]);
});

test.runIf(isRoot)('create and doctor in a repository that another user owns', () => {
  const folder = testFolder();
  git(folder, 'init', '--quiet');
  giveAway(folder);
  const cure = `If you trust what is in it: \`git config --global --add safe.directory ${folder}\`.`;
  const { code, stdout } = cli(folder, options);
  expect([code, stdout]).toEqual([0, expect.stringContaining(cure)]);
  const doctor = cli(folder, ['doctor']);
  expect(doctor.stdout).toContain(cure.slice(0, -1));
  expect(doctor.stdout).not.toContain('git status');
});

test('doctor without git says to install it', () => {
  const { stdout } = cli(project(), ['doctor'], nothing);
  expect(stdout).toMatch(/Git does not work here: git is not installed[\s\S]*Install git/);
});

test('create with --no-git advises what works', () => {
  const added = (folder: string, ...args: string[]) => {
    const { stdout } = cli(folder, [...options, '--no-git', ...args]);
    return /^ +(git add .*?) +#/m.exec(stdout)?.[1];
  };
  // Without a repository, Nix sees all that is there.
  expect(added(testFolder())).toBeUndefined();
  const folder = testFolder();
  git(folder, 'init', '--quiet');
  expect(added(folder)).toBe('git add -N .');
  git(folder, 'add', '--intent-to-add', '--all');
  expect(added(folder)).toBeUndefined();
  const ignored = testFolder({ '.gitignore': 'flake.*\n.envrc\n' });
  git(ignored, 'init', '--quiet');
  const { stdout } = cli(ignored, [...options, '--no-git']);
  expect(stdout).toContain('git add -N . ');
  expect(stdout).toContain('git add -f flake.lock flake.nix ');
  expect(readdirSync(join(ignored, '.git'))).not.toContain('index');
});

test('a lock file that git ignores is not advised to be added in vain', () => {
  const folder = testFolder({ '.gitignore': 'nix/\n' });
  git(folder, 'init', '--quiet');
  const { stdout } = cli(folder, options, programs());
  expect(stdout).not.toContain('git add -N');
  expect(stdout).toMatch(/git add -f nix\/README\.md .*nix\/shell\.nix/);
});
