import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, git, testFolder } from './cli.ts';

const project = (name: string, more = '') =>
  `[project]\nname = "${name}"\nversion = "1"\nrequires-python = ">=3.12"\n${more}`;
const poetry = `[tool.poetry]\nname = "shop"\nversion = "1"\ndescription = ""\nauthors = []\n[tool.poetry.dependencies]\npython = "^3.12"\n`;
const entry = (name: string, source: string) =>
  `[[package]]\nname = "${name}"\nversion = "1"\nsource = { ${source} }\n`;
const uvLock = `version = 1\nrequires-python = ">=3.12"\n${entry('shop', 'virtual = "."')}`;

/** A project of each template with what its flake reads, and some code. */
const kinds = {
  uv: { 'pyproject.toml': project('shop'), 'uv.lock': uvLock, 'src/shop.py': '' },
  poetry2nix: {
    'pyproject.toml': poetry,
    'poetry.lock': '[metadata]\nlock-version = "2.0"\n',
    'shop.py': '',
  },
  'rust-crane': {
    'Cargo.toml': '[workspace]\nmembers = ["app"]\n',
    'Cargo.lock': 'version = 4\n[[package]]\nname = "app"\nversion = "0.1.0"\n',
    'app/Cargo.toml': '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n',
    'app/src/lib.rs': '',
  },
  'cuda-pytorch': { 'requirements.txt': 'torch\n', 'train.py': 'import torch\n' },
} as const;

function repository(files: Readonly<Record<string, string>>) {
  const folder = testFolder(files);
  git(folder, 'init', '--quiet');
  return folder;
}

const listed = (folder: string, ...args: string[]) =>
  git(folder, 'ls-files', ...args)
    .split('\n')
    .filter((path) => path !== '' && !/^(?:\.|flake\.|nix\/)/.test(path));
const others = (folder: string) => listed(folder, '--others', '--exclude-standard');

describe.each(Object.entries(kinds))('a project that git does not track: %s', (template, files) => {
  const read = Object.keys(files).filter((path) => /\.(?:toml|lock|txt)$/.test(path));

  it('what the flake reads is shown to git, and the rest is named with a command that works', () => {
    const folder = repository(files);
    const { code, stdout } = cli(folder, ['--template', template, '--yes']);
    expect([code, listed(folder)]).toEqual([0, read.sort()]);
    if (template === 'cuda-pytorch') return;
    const [code1 = ''] = others(folder);
    expect(stdout).toContain(`Git does not track ${code1}, so Nix does not see it.`);
    const command = /^ {2}git (add -N .*?) +#/m.exec(stdout)?.[1] ?? '';
    git(folder, ...command.split(' '));
    expect(others(folder)).toEqual([]);
  });

  it('is left alone with --no-git, and named by doctor', () => {
    const folder = repository(files);
    const { stdout } = cli(folder, ['--template', template, '--yes', '--no-git']);
    expect(stdout).toMatch(/^ {2}git add -N \. +# Nix sees only what git tracks$/m);
    expect(listed(folder)).toEqual([]);
    git(folder, 'add', 'flake.nix', 'flake.lock', 'nix');
    const { findings } = JSON.parse(cli(folder, ['doctor', '--json']).stdout);
    const found = findings.find(({ id }: { id: string }) => id === 'untracked-files');
    if (template !== 'cuda-pytorch')
      expect(found.evidence.map(({ file }: { file: string }) => file)).toEqual(
        expect.arrayContaining(read.filter((path) => !path.includes('/'))),
      );
  });
});

describe('a new member of a uv workspace that git does not track', () => {
  const files = {
    'pyproject.toml': '[tool.uv.workspace]\nmembers = ["packages/*"]\n',
    'uv.lock': `version = 1\n${entry('a', 'virtual = "packages/a"')}${entry('b', 'editable = "packages/b"')}${entry('c', 'directory = "libs/c"')}${entry('d', 'path = "d-1.tar.gz"')}`,
    'packages/a/pyproject.toml': project('a'),
  };
  const added = {
    'packages/b/pyproject.toml': project('b'),
    'packages/b/src/b/__init__.py': '',
    'libs/c/pyproject.toml': project('c'),
    'd-1.tar.gz': '',
  };
  const prepared = () => {
    const folder = repository(files);
    git(folder, 'add', '--all');
    for (const [path, text] of Object.entries(added)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  };

  it('is shown to git as far as the flake reads it, and its code is named', () => {
    const folder = prepared();
    const { stdout } = cli(folder, ['--yes']);
    expect(others(folder)).toEqual(['packages/b/src/b/__init__.py']);
    expect(stdout).toContain(
      'Git does not track packages/b/src/b/__init__.py, so Nix does not see it.',
    );
    expect(stdout).toMatch(/^ {2}git add -N packages\/b +#/m);
    expect(JSON.parse(cli(folder, ['--yes', '--json']).stdout).git).toEqual({ added: [] });
  });

  it('is found by doctor, and shown to git by --fix', () => {
    const folder = prepared();
    cli(folder, ['--yes']);
    git(folder, 'rm', '--quiet', '--cached', 'packages/b/pyproject.toml', 'pyproject.toml');
    const { findings } = JSON.parse(cli(folder, ['doctor', '--json']).stdout);
    expect(findings).toContainEqual(
      expect.objectContaining({
        id: 'untracked-files',
        evidence: [{ file: 'packages/b/pyproject.toml' }, { file: 'pyproject.toml' }],
      }),
    );
    cli(folder, ['doctor', '--fix']);
    expect(others(folder)).toEqual(['packages/b/src/b/__init__.py']);
  });
});
