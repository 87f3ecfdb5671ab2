/** Projects that the command never made: copies of an example, as `nix flake init -t` makes them. */
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cli, git, testFolder } from './cli.ts';

const examples = fileURLToPath(new URL('../../../examples', import.meta.url));
const starters = readdirSync(examples).filter((name) => name.endsWith('-starter'));

function commit(folder: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'a step');
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

test.each([
  ...starters,
  'uv-equity-audit',
  'uv-workspace',
])('a copy of %s updates, and takes other answers', (name) => {
  const copy = join(testFolder(), 'my-copy');
  cpSync(join(examples, name), copy, { recursive: true });
  git(copy, 'init', '--quiet');
  appendFileSync(join(copy, 'nix/README.md'), '\nmine: at the end\n');
  commit(copy);
  const nothing = cli(copy, ['update']);
  expect([nothing.code, nothing.stderr]).toEqual([0, '']);
  expect(nothing.stdout).toMatch(/^Nothing to do/);
  expect(git(copy, 'status', '--porcelain')).toBe('');

  const [direnv, vscode] = ['.envrc', '.vscode/tasks.json'].map((path) =>
    existsSync(join(copy, path)),
  );
  const changes = [`direnv=${!direnv}`, `vscode=${!vscode}`];
  const { code, stdout, stderr } = cli(copy, [
    'update',
    ...changes.flatMap((change) => [`--set=${change}`]),
  ]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/merged +nix\/README\.md/);
  expect(existsSync(join(copy, '.envrc'))).toBe(!direnv);
  expect(existsSync(join(copy, '.vscode/tasks.json'))).toBe(!vscode);
  expect(read(copy, 'nix/README.md')).toMatch(/\nmine: at the end\n$/);
  commit(copy);

  // And back: but for the line of its owner, it is the example again.
  const back = [`direnv=${direnv}`, `vscode=${vscode}`].flatMap((change) => [`--set=${change}`]);
  expect(cli(copy, ['update', ...back]).code).toBe(0);
  const changed = git(copy, 'diff', '--name-only', 'HEAD~1').split('\n').filter(Boolean);
  expect(changed).toEqual([]);
  expect(existsSync(join(copy, '.vscode'))).toBe(vscode);
});
