import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { cli, main, programs, testFolder } from './cli.ts';

const manifest = '[project]\nname = "old"\nversion = "1"\n';

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

/** Starts the command and does not wait. */
async function start(cwd: string, args: readonly string[], path: string): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { ...process.env, PATH: path, GIT_CEILING_DIRECTORIES: tmpdir() },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const code = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { stderr: await text(child.stderr), code: await code };
}

/** Text of every file by its path. */
function tree(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

// What a run may say that came too late.
const late = /Another run of create-nix-project|appeared there while|changed by another program/;

const cases: [name: string, files: Record<string, string>, args: string[]][] = [
  ['a new folder', {}, ['app', '--template', 'uv', '--name', 'app']],
  ['a project that is there', { 'pyproject.toml': manifest, '.gitignore': '/secret' }, ['.']],
];
test.each(
  cases,
)('several runs at once in %s: one does it, the others say why not', async (_, files, given) => {
  const args = [...given, '--yes', '--no-git'];
  const path = programs();
  const alone = testFolder(files);
  expect(cli(alone, args, path).code).toBe(0);
  for (let round = 0; round < 3; round += 1) {
    const folder = testFolder(files);
    const ended = await Promise.all([1, 2, 3, 4].map(() => start(folder, args, path)));
    expect(ended.map(({ code }) => code)).toContain(0);
    for (const { code, stderr } of ended)
      expect([code, stderr]).toEqual(code === 0 ? [0, ''] : [1, expect.stringMatching(late)]);
    expect(tree(folder)).toEqual(tree(alone));
  }
});
