/** The replay command of a record is never refused, whatever its project has become. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, git, testFolder } from './cli.ts';

function project(...args: string[]): string {
  const folder = testFolder();
  expect(cli(folder, ['app', '--yes', '--no-lock', '--name', 'app', ...args]).code).toBe(0);
  const app = join(folder, 'app');
  commit(app);
  return app;
}

function commit(app: string): void {
  git(app, 'add', '--all');
  git(app, 'commit', '--quiet', '--message', 'a step');
}

function edit(app: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(app, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(app, path), text.replace(from, to));
  commit(app);
}

/** Runs what nix/README.md says made the project, in an empty folder. */
function replay(app: string) {
  const page = readFileSync(join(app, 'nix/README.md'), 'utf8');
  const command = /^\$ npm create nix-project@latest -- (\. .*)$/m.exec(page)?.[1] ?? '';
  const words = execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' });
  const { code, stderr } = cli(testFolder(), words.trimEnd().split('\n'));
  return { command, code, stderr };
}

const record = (app: string) => JSON.parse(readFileSync(join(app, '.nix-project.json'), 'utf8'));

describe.each(['uv'])('%s', (id) => {
  test('an older Python than the one it was made for', () => {
    const app = project('--template', id);
    edit(app, 'pyproject.toml', 'requires-python = ">=3.13"', 'requires-python = ">=3.12,<4"');
    expect(cli(app, ['update', '--set', 'python=3.12'])).toMatchObject({ code: 0, stderr: '' });
    expect(record(app).answers.requiresPython).toBe('>=3.12,<4');
    expect(replay(app)).toMatchObject({ code: 0, stderr: '' });
    commit(app);
    expect(cli(app, ['update', '--check']).code).toBe(0);
  });

  test('a range that was only edited is in the record after the next update', () => {
    const app = project('--template', id);
    edit(app, 'pyproject.toml', 'requires-python = ">=3.13"', 'requires-python = ">=3.11"');
    expect(cli(app, ['update']).code).toBe(0);
    expect(replay(app)).toMatchObject({ code: 0, command: expect.stringContaining('>=3.11') });
  });

  test('an answer that is in the manifest now cannot be changed by a flag', () => {
    const app = project('--template', id);
    const { code, stderr } = cli(app, ['update', '--set', 'requires-python=>=3.12']);
    expect([code, stderr]).toEqual([
      2,
      'error: --set requires-python is “>=3.13” in pyproject.toml:6, which no update changes. Nothing was written.\nEdit it there, and run `create-nix-project update`.\n',
    ]);
    expect(cli(app, ['update', '--set', 'requires-python=>=3.13']).code).toBe(0);
  });

  test('what the question would refuse stays as it was', () => {
    const app = project('--template', id);
    edit(
      app,
      'pyproject.toml',
      'requires-python = ">=3.13"',
      'requires-python = ">=3.13,<=3.99.post1"',
    );
    expect(cli(app, ['update'])).toMatchObject({ code: 0, stderr: '' });
    expect(record(app).answers.requiresPython).toBe('>=3.13');
  });
});

describe('rust-crane', () => {
  const args = ['--template', 'rust-crane', '--layout', 'single', '--edition', '2021'];

  test('an older Rust than the one it was made for', () => {
    const app = project(...args);
    edit(app, 'Cargo.toml', 'rust-version = "1.85"', 'rust-version = "1.80"');
    // The record alone would say that this is older than the oldest that is supported.
    expect(cli(app, ['update', '--set', 'toolchain=1.82'])).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(record(app).answers.rustVersion).toBe('1.80');
    expect(replay(app)).toMatchObject({ code: 0, stderr: '' });
  });

  test('what would contradict another answer of the record stays as it was', () => {
    const app = project('--template', 'rust-crane', '--layout', 'single');
    edit(app, 'Cargo.toml', 'rust-version = "1.85"', 'rust-version = "1.80"');
    expect(cli(app, ['update'])).toMatchObject({ code: 0, stderr: '' });
    expect(replay(app)).toMatchObject({ code: 0, stderr: '' });
  });
});
