import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify, stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { templates } from '../src/generated/templates.js';
import { cli, main, programs, testFolder } from './cli.ts';

const script = new URL('terminal.py', import.meta.url).pathname;

const uv = templates.find(({ id }) => id === 'uv');

/** The variant, and each question that the defaults of uv ask in an empty folder. */
const questions =
  1 + (uv?.questions ?? []).filter(({ when }) => when?.project !== 'existing').length;

interface Dialogue {
  readonly code: number;
  /** What the terminal showed, without colours and cursor movements. */
  readonly shown: string;
}

/** Presses Enter at this many prompts, and Ctrl-C at the next one. */
async function dialogue(prompts: number, folder: string, target: string): Promise<Dialogue> {
  // Before the first wait: after one, concurrent tests no longer know which of them this is.
  const path = programs();
  const python = await promisify(execFile)('python3', ['-c', 'import sys; print(sys.executable)']);
  const command = [script, String(prompts), process.execPath, main, target];
  const { stdout } = await promisify(execFile)(python.stdout.trim(), command, {
    cwd: folder,
    env: { ...process.env, PATH: path, TERM: 'xterm' },
  });
  const lines = stdout.trim().split('\n');
  return { code: Number(lines.at(-1)), shown: stripVTControlCharacters(lines.join('\n')) };
}

test('Enter at every prompt gives what --yes gives', async () => {
  const folder = testFolder();
  expect((await dialogue(questions, folder, 'my-app')).code).toBe(0);
  const other = testFolder();
  cli(other, ['my-app', '--yes']);
  const names = (at: string) => readdirSync(join(at, 'my-app'), { recursive: true }).sort();
  expect(names(folder).filter((path) => !`${path}`.startsWith('.git/'))).toEqual(
    names(other).filter((path) => !`${path}`.startsWith('.git/')),
  );
});

test.concurrent.each([
  ...Array(questions).keys(),
])('Ctrl-C at prompt %i writes nothing', async (prompt) => {
  const folder = testFolder();
  expect((await dialogue(prompt, folder, 'my-app')).code).toBe(130);
  expect(existsSync(join(folder, 'my-app'))).toBe(false);
});

test('in a project that is there, prompts show what was found and where', async () => {
  const folder = testFolder({
    'pyproject.toml': '[project]\nname = "old"\nversion = "1"\nrequires-python = "<3.13"\n',
    'ruff.toml': '',
    '.envrc': 'use flake\n',
  });
  const { code, shown } = await dialogue(20, folder, '.');
  expect(code).toBe(0);
  expect(shown).toContain('A Python project, pyproject.toml:1');
  expect(shown).toContain('Project name (found in pyproject.toml:2)');
  expect(shown).toContain('Python version (found in pyproject.toml:4)');
  expect(shown).toContain('Lint and format with ruff? (found in ruff.toml)');
  expect(shown).toContain('Enter the dev shell with direnv? (found in .envrc:1)');
  expect(readFileSync(join(folder, 'nix/default.nix'), 'utf8')).toContain('pkgs.python312');
});
