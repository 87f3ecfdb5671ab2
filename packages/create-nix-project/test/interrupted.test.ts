import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
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

// From before the program starts to after it is done, closer together where it writes.
const delays = [0, 30, ...Array.from({ length: 20 }, (_, index) => 45 + index * 3), 200];

function finished(): Record<string, string> {
  const folder = testFolder(given);
  cli(folder, ['--yes']);
  return tree(folder);
}

test.each([
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
] as const)('%s at any moment leaves all of the old files or all of the new ones', async (signal) => {
  const done = finished();
  for (const delay of delays) {
    const folder = testFolder(given);
    const ended = await interrupt(folder, ['--yes'], signal, delay);
    expect([0, 130, signal]).toContain(ended);
    const after = tree(folder);
    expect(after).toEqual(Object.keys(after).length === 2 ? given : done);
  }
}, 60_000);

test('after a kill at any moment each file is whole, and the next run completes the project', async () => {
  const done = finished();
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
}, 60_000);

test('a new folder is there whole or not at all, also after a kill', async () => {
  const whole = testFolder();
  cli(whole, ['app', '--yes', '--no-git']);
  const wanted = tree(join(whole, 'app'));
  for (const delay of delays) {
    const folder = testFolder();
    await interrupt(folder, ['app', '--yes', '--no-git'], 'SIGKILL', delay);
    if (readdirSync(folder).includes('app')) expect(tree(join(folder, 'app'))).toEqual(wanted);
  }
}, 60_000);
