/** Root may read and write everywhere, so the command runs as somebody else here. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { main, testFolder } from './cli.ts';

const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const manifest = '[project]\nname = "old"\nversion = "1"\n';

/** Runs `create` in the folder as a user who is not root. */
function run(folder: string, ...args: string[]) {
  const options = ['--template', 'uv', '--yes', '--name', 'x', '--no-git'];
  const { status, stderr } = runCommand(folder, ...args, ...options);
  return { status, lines: stderr.trimEnd().split('\n') };
}

/** Runs a command that looks at the folder: what it prints, or the first line of the error. */
function look(folder: string, command: string) {
  const { status, stdout, stderr } = runCommand(folder, command);
  return [status, stderr === '' ? stdout : stderr.split('\n')[0]];
}

function runCommand(folder: string, ...args: string[]) {
  const dist = testFolder();
  cpSync(dirname(main), dist, { recursive: true });
  chmodSync(dist, 0o755);
  const program = join(dist, 'main.cjs');
  const options = { cwd: folder, encoding: 'utf8', env: { PATH: '' }, ...nobody } as const;
  return spawnSync(process.execPath, [program, ...args], options);
}

/** Takes rights away until the test is over. */
function withMode(path: string, mode: number): void {
  chmodSync(path, mode);
  onTestFinished(() => chmodSync(path, 0o700));
}

test.each(['.', 'new', 'new/below'])('in a folder that is not writable %s is refused', (target) => {
  const folder = testFolder();
  withMode(folder, 0o555);
  const { status, lines } = run(folder, target);
  expect([status, ...lines]).toEqual([
    1,
    expect.stringMatching(/^error: .* cannot be the project's folder: .* is not writable\.$/),
    'Choose another folder.',
  ]);
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder that cannot be looked into is not taken for an empty one', () => {
  const folder = testFolder({ 'pyproject.toml': manifest });
  withMode(folder, 0o333);
  const { status, lines } = run(folder, '.');
  expect([status, lines[0]]).toEqual([1, expect.stringMatching(/: it is not readable\.$/)]);
  chmodSync(folder, 0o700);
  expect(readdirSync(folder)).toEqual(['pyproject.toml']);
});

test('a folder inside that is not writable: what was written before it is taken back', () => {
  const folder = testFolder({ 'pyproject.toml': manifest, '.gitignore': '/secret\n' });
  chmodSync(folder, 0o777);
  for (const path of ['pyproject.toml', '.gitignore']) chmodSync(join(folder, path), 0o644);
  mkdirSync(join(folder, 'nix'));
  withMode(join(folder, 'nix'), 0o555);
  const { status, lines } = run(folder, '.');
  expect([status, ...lines]).toEqual([
    1,
    expect.stringMatching(/^error: Writing to .* failed: permission denied\.$/),
    'Everything is as it was before.',
  ]);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
    '.gitignore',
    'nix',
    'pyproject.toml',
  ]);
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('/secret\n');
});

test('what may not be read is told, or left out where it is a hint', () => {
  const folder = testFolder({
    'pyproject.toml': manifest,
    'flake.nix': '{ }\n',
    'README.md': '',
    'app/main.py': '',
    'nix/shell.nix': '',
    '.venv/pyvenv.cfg': '',
    'uv.lock': '',
  });
  chmodSync(folder, 0o755);
  for (const path of ['app', 'README.md', 'flake.nix']) withMode(join(folder, path), 0o000);
  expect(look(folder, 'detect')).toEqual([0, expect.stringMatching(/not-looked-into +app/)]);
  expect(look(folder, 'doctor')).toEqual([4, expect.stringContaining('[nix-missing]')]);
  for (const path of ['uv.lock', 'nix']) withMode(join(folder, path), 0o000);
  const reason = 'uv.lock cannot be read: permission denied.';
  expect(look(folder, 'detect')).toEqual([1, `error: ${reason}`]);
  expect(look(folder, 'doctor')).toEqual([4, expect.stringContaining(reason)]);
});

test('a file that cannot be read is told, and nothing is written', () => {
  const folder = testFolder({ 'pyproject.toml': manifest, '.gitignore': '/secret\n' });
  chmodSync(folder, 0o777);
  chmodSync(join(folder, 'pyproject.toml'), 0o644);
  withMode(join(folder, '.gitignore'), 0o000);
  const { status, lines } = run(folder, '.');
  expect([status, ...lines]).toEqual([
    1,
    'error: .gitignore cannot be read: permission denied.',
    'Nothing was written.',
  ]);
  expect(readdirSync(folder).sort()).toEqual(['.gitignore', 'pyproject.toml']);
});
