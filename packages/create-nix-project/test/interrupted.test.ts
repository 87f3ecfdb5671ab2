import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { cli, main, programs, testFolder } from './cli.ts';

const given = {
  'pyproject.toml': '[project]\nname = "old"\nversion = "1"\n',
  '.gitignore': '/secret\n',
};

/** Text of every file by its path. */
function tree(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

/** Runs the command and sends a signal after some milliseconds. */
async function interrupt(cwd: string, args: string[], signal: NodeJS.Signals, delay: number) {
  const env = { ...process.env, PATH: programs(), GIT_CEILING_DIRECTORIES: tmpdir() };
  const child = spawn(process.execPath, [main, ...args], { cwd, env, stdio: 'ignore' });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on('exit', (code, by) => resolve(code ?? by));
  });
  await setTimeout(delay);
  child.kill(signal);
  return ended;
}

/** What a whole run leaves, and moments of it, most of them late, as that is when it writes. */
function wholeRun(files: Record<string, string>, args: readonly string[]) {
  const folder = testFolder(files);
  const start = performance.now();
  expect(cli(folder, args).code).toBe(0);
  const usual = performance.now() - start;
  const moments = Array.from({ length: 16 }, (_, index) => (index + 0.5) / 16);
  const delays = moments.map((moment) => usual * 1.1 * Math.sqrt(moment));
  return { done: tree(folder), delays };
}

test.each([
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
] as const)('%s at any moment leaves all of the old files or all of the new ones', async (signal) => {
  const { done, delays } = wholeRun(given, ['--yes']);
  for (const delay of delays) {
    const folder = testFolder(given);
    const ended = await interrupt(folder, ['--yes'], signal, delay);
    expect([0, 130, signal]).toContain(ended);
    const after = tree(folder);
    expect(after).toEqual(Object.keys(after).length === 2 ? given : done);
  }
});

test('after a kill at any moment each file is whole, and the next run completes the project', async () => {
  const { done, delays } = wholeRun(given, ['--yes']);
  for (const delay of delays) {
    const folder = testFolder(given);
    await interrupt(folder, ['--yes'], 'SIGKILL', delay);
    for (const [path, text] of Object.entries(tree(folder)))
      if (!/\.tmp$|\.lock$/.test(path))
        expect([given[path as '.gitignore'], done[path]]).toContain(text);
    const { code, stderr } = cli(folder, ['--yes']);
    expect(code, stderr).toBe(0);
    const after = tree(folder);
    for (const [path, text] of Object.entries(done)) expect(after[path]).toBe(text);
  }
});

test('a new folder is there whole or not at all, also after a kill', async () => {
  const { done, delays } = wholeRun({}, ['app', '--yes', '--no-git']);
  for (const delay of delays) {
    const folder = testFolder();
    await interrupt(folder, ['app', '--yes', '--no-git'], 'SIGKILL', delay);
    const after = tree(folder);
    if (readdirSync(folder).includes('app')) expect(after).toEqual(done);
  }
});

test('Ctrl-C while a lock file is made stops that program too; what is written is whole', async () => {
  const folder = testFolder(given);
  const [started, stopped] = ['started', 'stopped'].map((name) => join(testFolder(), name));
  const uv = `touch ${started}; trap 'touch ${stopped}; exit 1' INT; while :; do sleep 0.05; done`;
  const path = `${programs({ uv })}:${process.env.PATH}`;
  const options = { cwd: folder, env: { ...process.env, PATH: path }, stdio: 'ignore' } as const;
  const args = [main, '--yes', '--no-git'];
  const child = spawn(process.execPath, args, { ...options, detached: true });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await expect.poll(() => existsSync(`${started}`), { timeout: 10_000 }).toBe(true);
  // As a terminal does: to all programs in its foreground.
  process.kill(-Number(child.pid), 'SIGINT');
  expect(await ended).toBe(130);
  await expect.poll(() => existsSync(`${stopped}`), { timeout: 10_000 }).toBe(true);
  expect(tree(folder)).toEqual(wholeRun(given, ['--yes', '--no-git']).done);
});
