/**
 * What the built command writes on any system that Node runs on, Windows as well: it is for WSL or
 * another machine there, which takes the same bytes. Nothing here needs a shell.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { templates } from '../src/generated/templates.js';
import { git, main, testFolder } from './cli.ts';

function run(cwd: string, ...args: string[]) {
  const all = [main, ...args, '--yes', '--no-lock', '--json'];
  const { status, stdout } = spawnSync(process.execPath, all, { cwd, encoding: 'utf8' });
  return { code: status, document: JSON.parse(stdout) };
}

/** Mode by path of what git tracks. */
function tracked(folder: string): Record<string, string> {
  const lines = git(folder, 'ls-files', '-s', '-z').split('\0').filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => {
      const [mode = '', , , path = ''] = line.split(/[ \t]/);
      return [path, mode];
    }),
  );
}

describe.each(templates)('a new project of $id', ({ id, files: described }) => {
  const create = (...args: string[]) => {
    const folder = testFolder();
    const created = run(folder, 'my-app', '--template', id, '--set=updates=yes', ...args);
    expect(created.code, JSON.stringify(created.document)).toBe(0);
    return { folder: join(folder, 'my-app'), ...created.document };
  };

  test('has Unix line endings, and paths with /, all of which git knows', () => {
    const { folder, files } = create();
    const paths: string[] = files.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['.github/workflows/nix-update.yml', 'flake.nix', 'nix/default.nix']),
    );
    expect(Object.keys(tracked(folder)).sort()).toEqual([...paths].sort());
    for (const path of paths) expect(readFileSync(join(folder, path), 'utf8')).not.toContain('\r');
    const record = JSON.parse(readFileSync(join(folder, '.nix-project.json'), 'utf8'));
    expect(Object.keys(record.generated).filter((path) => !paths.includes(path))).toEqual([]);
  });

  test('has its programs as such in git, and nothing else', () => {
    const { folder } = create();
    const programs = Object.entries(tracked(folder)).filter(([, mode]) => mode !== '100644');
    const executable = described.filter((file) => file.executable);
    const wanted = executable.map(({ source, target = source }) => target);
    expect(programs).toEqual(wanted.map((path) => [path, '100755']));
  });

  test('is the same on a second run, and up to date', () => {
    const { folder } = create();
    const { code, document } = run(folder);
    expect([code, new Set(document.files.map(({ state }: { state: string }) => state))]).toEqual([
      0,
      new Set(['unchanged']),
    ]);
    const args = [main, 'update', '--check', '--json'];
    expect(spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).status).toBe(0);
  });
});

test('what is found below a folder is named with /', () => {
  const folder = testFolder({
    'services/api/pyproject.toml': '[project]\nname = "api"\nversion = "1"\n',
    'services/api/uv.lock': 'version = 1\n',
  });
  const args = [main, 'detect', '--json'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const { projects } = JSON.parse(stdout);
  expect(projects).toMatchObject([
    { path: 'services/api', evidence: [{ file: 'services/api/uv.lock' }] },
  ]);
});

test('Nix is added to a project with the line endings of Windows, which keeps its own', () => {
  const manifest = '[project]\r\nname = "old"\r\nversion = "1"\r\nrequires-python = ">=3.12"\r\n';
  const folder = testFolder({ 'pyproject.toml': manifest, '.gitignore': 'secret\r\n' });
  expect(run(folder).code).toBe(0);
  expect(readFileSync(join(folder, 'pyproject.toml'), 'utf8')).toBe(manifest);
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).not.toMatch(/[^\r]\n/);
  expect(readFileSync(join(folder, 'flake.nix'), 'utf8')).not.toContain('\r');
});

test.runIf(process.platform === 'win32')('a drive that is not there is refused', () => {
  const { code, document } = run(testFolder(), 'Q:\\my-app');
  expect([code, document.error.message]).toEqual([1, expect.stringContaining('there is no Q:')]);
});
