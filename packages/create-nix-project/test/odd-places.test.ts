/** Places that a command can be run in, or pointed at, where there is nothing to write or to say it to. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { cli, git, main, programs, testFolder } from './cli.ts';

const options = ['--template', 'uv', '--yes', '--name', 'x'];
const commands = [['.', ...options], ['detect'], ['doctor'], ['update'], ['policy']];

/** Runs the built command by a shell, which can do to it what a process cannot. */
function inShell(script: string, cwd: string) {
  const command = `${process.execPath} ${main}`;
  const { status, stdout, stderr, signal } = spawnSync('sh', ['-c', script], {
    cwd,
    encoding: 'utf8',
    timeout: 20_000,
    killSignal: 'SIGKILL',
    env: {
      PATH: `${programs()}:${process.env.PATH}`,
      COMMAND: command,
      GIT_CEILING_DIRECTORIES: tmpdir(),
    },
  });
  return { code: status, stdout, stderr, signal };
}

describe('a target that holds no files', () => {
  test.runIf(existsSync('/proc/self')).each(['/proc/x', '/proc/self/x/y', '/sys/x'])(
    '%s is refused at once',
    (target) => {
      const { code, stderr, signal } = inShell(
        `$COMMAND ${target} ${options.join(' ')}`,
        testFolder(),
      );
      expect([signal, code, stderr]).toEqual([
        null,
        1,
        `error: ${target} cannot be the project's folder: the kernel's own file systems cannot hold a project.\nChoose another folder.\n`,
      ]);
    },
  );

  test('one in the folder of a repository that is git’s own is refused', () => {
    const folder = testFolder();
    git(folder, 'init', '--quiet');
    git(folder, 'init', '--quiet', '--bare', 'bare.git');
    for (const target of ['.git', '.git/foo', '.git/hooks', '.git/a/b', 'bare.git/foo']) {
      const { code, stderr } = cli(folder, [target, ...options]);
      expect([code, stderr]).toEqual([
        1,
        `error: ${join(folder, target)} cannot be the project's folder: git keeps a repository in it.\nChoose another folder.\n`,
      ]);
    }
    expect(existsSync(join(folder, '.git/foo'))).toBe(false);
  });

  test('a work tree inside a bare repository is a place like any other', () => {
    const folder = testFolder();
    git(folder, 'init', '--quiet', 'one');
    git(join(folder, 'one'), 'commit', '--quiet', '--allow-empty', '--message', 'first');
    git(folder, 'clone', '--quiet', '--bare', 'one', 'bare.git');
    git(join(folder, 'bare.git'), 'worktree', 'add', '--quiet', 'tree');
    expect(cli(folder, ['bare.git/tree', ...options]).code).toBe(0);
  });

  test('a path that no file system has is refused', () => {
    const folder = testFolder();
    for (const path of ['a/'.repeat(2100), `${'a/'.repeat(2000)}b`, `b/${'c'.repeat(300)}`]) {
      const { code, stderr } = cli(folder, [path, ...options]);
      expect([code, stderr.split('\n').at(-2)]).toEqual([1, 'Choose another folder.']);
      expect(stderr).toMatch(/: a name or path is too long for the file system\.\n/);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('in a folder that was removed, every command says so', () => {
  for (const args of commands) {
    const folder = testFolder();
    mkdirSync(join(folder, 'gone'));
    const script = `rmdir ../gone && $COMMAND ${args.join(' ')}`;
    const { code, stdout, stderr } = inShell(script, join(folder, 'gone'));
    expect([code, stdout, stderr]).toEqual([
      1,
      '',
      'error: The current folder no longer exists.\nGo to another one with `cd`, and run the command there.\n',
    ]);
  }
  const json = inShell('mkdir a && cd a && rmdir ../a && $COMMAND detect --json', testFolder());
  expect(JSON.parse(json.stdout).error.code).toBe('no-working-folder');
});

describe.runIf(existsSync('/dev/full'))('an output that takes nothing', () => {
  test.each([
    ['--help'],
    ['help'],
    ['detect', '--json'],
    ['.', ...options, '--dry-run'],
    ['.', ...options],
  ])('standard output: one sentence, exit code 1 (%s)', (...args) => {
    const { code, stderr } = inShell(`$COMMAND ${args.join(' ')} > /dev/full`, testFolder());
    expect([code, stderr]).toEqual([
      1,
      'error: Standard output cannot be written: the disk is full.\n',
    ]);
  });

  test('standard error: the exit code still tells', () => {
    expect(inShell('$COMMAND --bogus 2> /dev/full', testFolder()).code).toBe(2);
    const folder = testFolder({ 'flake.nix': '{ }\n' });
    expect(inShell('$COMMAND update 2> /dev/full', folder).code).toBe(3);
  });

  test('a reader that has gone is no error', () => {
    const { stdout, stderr } = inShell('$COMMAND help | head -1; rm -f x', testFolder());
    expect([stdout.split('\n').length, stderr]).toEqual([2, '']);
  });
});

test('nothing is left of a folder that could not be made', () => {
  const folder = testFolder();
  cli(folder, [`new/${'a/'.repeat(1980)}`, ...options]);
  rmSync(join(folder, 'new'), { recursive: true, force: true });
  expect(readdirSync(folder)).toEqual([]);
});
