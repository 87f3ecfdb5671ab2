/** Files of a project's own that its template has, too: they are kept, and so they stay at every update. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { templates } from '../src/generated/templates.js';
import { packText } from '../src/record/packed-text.ts';
import { cli, git, testFolder } from './cli.ts';

/** What GitHub puts into a new repository that is to have everything. */
const fresh = {
  'README.md': '# gh\nMy own words.\n',
  LICENSE: 'MIT License\n',
  '.gitignore': '# Byte-compiled\n__pycache__/\n*.py[cod]\n.envrc\n.vscode/\n',
};

/** A repository with these files in its one commit. */
function repository(files: Readonly<Record<string, string>>): string {
  const folder = testFolder(files);
  git(folder, 'init', '--quiet');
  commit(folder);
  return folder;
}

function commit(folder: string): void {
  git(folder, 'add', '--all', '--force');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'a step');
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

function record(folder: string) {
  return JSON.parse(read(folder, '.nix-project.json'));
}

/** The state of each file, and of those that a command says nothing of, none. */
function states(stdout: string): Record<string, string> {
  const { files } = JSON.parse(stdout);
  return Object.fromEntries(
    files.map((file: { path: string; state: string }) => [file.path, file.state]),
  );
}

/** The answers that every template needs in a folder of any name. */
const yes = ['--yes', '--no-lock', '--name', 'gh'];

describe.each(templates.map(({ id }) => id))('a fresh repository of GitHub, for %s', (id) => {
  test('just works, and keeps what is there', () => {
    const folder = repository(fresh);
    const { code, stdout, stderr } = cli(folder, [...yes, '--template', id, '--json']);
    expect([code, stderr]).toEqual([0, '']);
    expect(states(stdout)).toMatchObject({ 'README.md': 'kept', '.gitignore': 'extended' });
    expect(read(folder, 'README.md')).toBe(fresh['README.md']);
    expect(read(folder, 'LICENSE')).toBe(fresh.LICENSE);
    expect(read(folder, '.gitignore').startsWith(fresh['.gitignore'])).toBe(true);
    // What ours would have said is where the rest about Nix is.
    const page = read(folder, 'nix/README.md');
    expect(page).toMatch(/\n## Files of your own\n[\s\S]*`README\.md`[\s\S]*\$ nix develop/);
    expect(page).toMatch(/\n````\n\n## How this was made\n/);
    expect(record(folder).kept).toEqual(['README.md']);
    expect(Object.keys(record(folder).generated)).not.toContain('README.md');
  });

  test('is as it was after `create` and `update`, also by newer templates', () => {
    const folder = repository(fresh);
    cli(folder, [...yes, '--template', id]);
    commit(folder);
    expect(cli(folder, ['--yes', '--no-lock']).stdout).toMatch(/^Nothing to do/);
    expect(cli(folder, ['update']).stdout).toMatch(/^Nothing to do/);
    const older = record(folder);
    older.templateVersion = '0.9.0';
    older.generated['nix/README.md'] = packText(`${read(folder, 'nix/README.md')}An old line.\n`);
    writeFileSync(join(folder, '.nix-project.json'), JSON.stringify(older));
    writeFileSync(join(folder, 'nix/README.md'), `${read(folder, 'nix/README.md')}An old line.\n`);
    commit(folder);
    const { code, stdout } = cli(folder, ['update', '--json']);
    expect([code, states(stdout)['nix/README.md'], states(stdout)['README.md']]).toEqual([
      0,
      'replaced',
      undefined,
    ]);
    expect(read(folder, 'README.md')).toBe(fresh['README.md']);
    expect(read(folder, 'nix/README.md')).toContain('## Files of your own');
    expect(record(folder).kept).toEqual(['README.md']);
  });
});

describe('a README.md', () => {
  test('is named in the report, and not counted as written', () => {
    const { stdout } = cli(repository(fresh), [...yes, '--template', 'uv']);
    expect(stdout).toMatch(/\n {2}kept as they are: README\.md\n/);
    const all = cli(repository(fresh), [...yes, '--template', 'uv', '--json']);
    const written = Object.values(states(all.stdout)).filter((state) => state !== 'kept');
    expect(stdout).toMatch(new RegExp(`^Wrote ${written.length} files `));
  });

  test('that is what ours would be is not told of', () => {
    const first = repository({});
    cli(first, [...yes, '--template', 'uv']);
    const folder = repository({ 'README.md': read(first, 'README.md') });
    cli(folder, [...yes, '--template', 'uv']);
    expect(read(folder, 'nix/README.md')).toBe(read(first, 'nix/README.md'));
    expect(record(folder).kept).toBeUndefined();
  });

  test('with fences in the description is shown as it is', () => {
    const folder = repository(fresh);
    cli(folder, [...yes, '--template', 'uv', '--description', 'a ````` b']);
    expect(read(folder, 'nix/README.md')).toContain('\n````markdown\n');
  });

  test('--dry-run does not touch it', () => {
    const folder = repository(fresh);
    const { code, stdout } = cli(folder, [...yes, '--template', 'uv', '--dry-run']);
    expect([code, stdout.includes('a/README.md'), stdout.includes('a/.gitignore')]).toEqual([
      0,
      false,
      true,
    ]);
    expect(git(folder, 'status', '--porcelain')).toBe('');
  });
});

describe('tasks of an editor', () => {
  const own = { '.vscode/tasks.json': '{ "version": "2.0.0", "tasks": [] }\n' };
  const project = { 'pyproject.toml': '[project]\nname = "old"\nversion = "1"\n' };

  test('are kept by `create`', () => {
    const folder = repository({ ...project, ...own });
    const { code, stdout } = cli(folder, ['--yes', '--no-lock', '--vscode', '--json']);
    expect([code, states(stdout)['.vscode/tasks.json']]).toEqual([0, 'kept']);
    expect(read(folder, '.vscode/tasks.json')).toBe(own['.vscode/tasks.json']);
    expect(read(folder, 'nix/README.md')).toMatch(/`\.vscode\/tasks\.json`[\s\S]*\n```json\n/);
  });

  test('are kept by an `update` that would bring ours, and by every one after it', () => {
    const folder = repository({ ...project, ...own });
    cli(folder, ['--yes', '--no-lock', '--no-vscode']);
    commit(folder);
    const { code, stdout } = cli(folder, ['update', '--answers', 'vscode=yes']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/kept +\.vscode\/tasks\.json/)]);
    expect(read(folder, '.vscode/tasks.json')).toBe(own['.vscode/tasks.json']);
    expect(record(folder).kept).toEqual(['.vscode/tasks.json']);
    commit(folder);
    expect(cli(folder, ['update']).stdout).toMatch(/^Nothing to do/);
    // Removed by their owner, they do not come as ours.
    rmSync(join(folder, '.vscode'), { recursive: true });
    commit(folder);
    expect(cli(folder, ['update']).stdout).toMatch(/^Nothing to do/);
    expect(existsSync(join(folder, '.vscode'))).toBe(false);
    // An answer that leaves ours out ends it.
    expect(cli(folder, ['update', '--answers', 'vscode=no']).code).toBe(0);
    expect(record(folder).kept).toBeUndefined();
    expect(read(folder, 'nix/README.md')).not.toContain('Files of your own');
  });

  test('are kept by an `update` of a project that lost its record', () => {
    const folder = repository({ ...project, ...own });
    cli(folder, ['--yes', '--no-lock', '--vscode']);
    rmSync(join(folder, '.nix-project.json'));
    commit(folder);
    const { code } = cli(folder, ['update', '--template', 'uv', '--answers', 'vscode=yes']);
    expect([code, record(folder).kept]).toEqual([0, ['.vscode/tasks.json']]);
    expect(read(folder, '.vscode/tasks.json')).toBe(own['.vscode/tasks.json']);
  });

  test('that were generated are merged as ever', () => {
    const folder = repository(project);
    cli(folder, ['--yes', '--no-lock', '--vscode']);
    const tasks = read(folder, '.vscode/tasks.json');
    writeFileSync(join(folder, '.vscode/tasks.json'), tasks.replace('{', '{ // mine'));
    commit(folder);
    const { stdout } = cli(folder, ['update', '--json']);
    expect(states(stdout)['.vscode/tasks.json']).toBe('yours');
    expect(record(folder).kept).toBeUndefined();
  });
});

describe('.envrc', () => {
  const project = { 'pyproject.toml': '[project]\nname = "old"\nversion = "1"\n' };

  test.each([
    ['use nix', 'export A=1\nuse nix\n', 2],
    ['use devenv', 'eval "$(devenv direnvrc)"\nuse devenv\n', 2],
    ['use flake . --impure', 'use flake . --impure\n', 1],
    ['has nix && use flake', '# use direnv\nhas nix && use flake\n', 2],
    ['layout python3', 'layout python3\n', 1],
    ['layout_poetry', '  layout_poetry\n', 1],
  ])('with `%s` is left alone, and what to write is said', (line, text, number) => {
    const folder = repository({ ...project, '.envrc': text });
    const { code, stderr, stdout } = cli(folder, ['--yes', '--no-lock']);
    expect([code, stderr]).toEqual([
      0,
      `warning: .envrc has \`${line}\` and was left unchanged, so direnv does not enter this dev shell.\n  Write \`use flake\` instead if it should.\n  See .envrc:${number}\n`,
    ]);
    expect(stdout).toMatch(/kept as they are: \.envrc/);
    expect(read(folder, '.envrc')).toBe(text);
    expect(read(folder, 'nix/README.md')).toMatch(/`\.envrc`[\s\S]*\nuse flake\n/);
    commit(folder);
    expect(cli(folder, ['update']).stdout).toMatch(/^Nothing to do/);
    expect(cli(folder, ['--yes', '--no-lock', '--json']).stdout).toContain('"warnings": []');
  });

  test('without one gets ours, once', () => {
    for (const text of ['export A=1\n', 'use flake\n', '# use nix\ndotenv\n']) {
      const folder = repository({ ...project, '.envrc': text });
      const { code, stderr } = cli(folder, ['--yes', '--no-lock']);
      expect([code, stderr]).toEqual([0, '']);
      expect(read(folder, '.envrc').match(/^use flake$/gm)).toEqual(['use flake']);
      expect(read(folder, '.envrc').startsWith(text)).toBe(true);
    }
  });

  test('is left alone by an `update` that would extend it', () => {
    const folder = repository({ ...project, '.envrc': 'use nix\n' });
    cli(folder, ['--yes', '--no-lock', '--no-direnv']);
    commit(folder);
    const { code, stdout } = cli(folder, ['update', '--answers', 'direnv=yes']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/kept +\.envrc/)]);
    expect(read(folder, '.envrc')).toBe('use nix\n');
  });
});
