import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { templates } from '../src/generated/templates.js';
import { cli, main, programs, testFolder } from './cli.ts';

const script = new URL('terminal.py', import.meta.url).pathname;

/** The variant, and each question that the defaults of uv ask in an empty folder. */
const questions =
  1 + (templates[0]?.questions ?? []).filter(({ when }) => when?.project !== 'existing').length;

async function answer(prompts: number, folder: string): Promise<number> {
  const python = await promisify(execFile)('python3', ['-c', 'import sys; print(sys.executable)']);
  const command = [script, String(prompts), process.execPath, main, 'my-app'];
  const { stdout } = await promisify(execFile)(python.stdout.trim(), command, {
    cwd: folder,
    env: { ...process.env, PATH: programs(), TERM: 'xterm' },
  });
  return Number(stdout.trim().split('\n').at(-1));
}

test('Enter at every prompt gives what --yes gives', async () => {
  const folder = testFolder();
  expect(await answer(questions, folder)).toBe(0);
  const other = testFolder();
  cli(other, ['my-app', '--yes']);
  const names = (at: string) => readdirSync(join(at, 'my-app'), { recursive: true }).sort();
  expect(names(folder).filter((path) => !`${path}`.startsWith('.git/'))).toEqual(
    names(other).filter((path) => !`${path}`.startsWith('.git/')),
  );
});

test.each([...Array(questions).keys()])('Ctrl-C at prompt %i writes nothing', async (prompt) => {
  const folder = testFolder();
  expect(await answer(prompt, folder)).toBe(130);
  expect(existsSync(join(folder, 'my-app'))).toBe(false);
});
