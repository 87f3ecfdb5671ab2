import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, programs, testFolder } from './cli.ts';

const manifest = `[tool.poetry]
name = "my-app"
version = "0.1.0"
description = ""
packages = [{ include = "my_app" }]

[tool.poetry.dependencies]
python = "^3.12"
`;

const systems = ['manylinux2014_x86_64', 'manylinux2014_aarch64', 'macosx_11_0_arm64'];

/** A package of poetry.lock with its source and these wheels. */
function locked(name: string, version = '1.0', platforms = systems): string {
  const base = `${name}-${version}`;
  const files = [
    ...platforms.map((platform) => `${base}-cp312-cp312-${platform}.whl`),
    `${base}.tar.gz`,
  ];
  const lines = files.map((file) => `    {file = "${file}", hash = "sha256:0"},\n`).join('');
  return `[[package]]\nname = "${name}"\nversion = "${version}"\nfiles = [\n${lines}]\n`;
}

function lock(...packages: string[]): string {
  return `${packages.join('\n')}\n[metadata]\nlock-version = "2.0"\n`;
}

/** A project that the command has made, with a table for jiter and numpy. */
function project() {
  const folder = testFolder({
    'pyproject.toml': manifest,
    'poetry.lock': lock(locked('jiter'), locked('numpy')),
  });
  expect(cli(folder, ['.', '--yes', '--no-git']).code).toBe(0);
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  const table = () => readFileSync(join(folder, 'nix/wheel-policy.toml'), 'utf8');
  return { folder, write, table, check: () => cli(folder, ['policy', '--check']) };
}

describe('a project with a table', () => {
  it('agrees with its lock, and every row says why', () => {
    const { check, table } = project();
    const { code, stdout } = check();
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('The table and poetry.lock agree.'),
    ]);
    expect(stdout).toMatch(/^jiter +1\.0 +source +source +wheel +in Rust/m);
    expect(stdout).toMatch(/^numpy +1\.0 +wheel +wheel +wheel +its build/m);
    expect(table().match(/^(jiter|numpy) +=.*reason = "/gm)).toHaveLength(2);
  });

  it('still agrees when packages are updated, with no edit', () => {
    const { write, check } = project();
    write('poetry.lock', lock(locked('jiter', '2.3'), locked('numpy', '4.5')));
    expect(check().code).toBe(0);
  });

  it('is told of new packages and of those that are gone, and mended by --fix', () => {
    const { folder, write, check, table } = project();
    const before = table();
    write('poetry.lock', lock(locked('jiter'), locked('regex'), locked('zstd')));
    const { code, stdout } = check();
    expect(code).toBe(4);
    expect(stdout).toContain('regex 1.0 has native code but no row in the table.');
    expect(stdout).toContain('numpy has a row in the table but is not in poetry.lock.');
    expect(table()).toBe(before);

    const fixed = cli(folder, ['policy', '--fix']).stdout;
    expect(fixed).toContain('Added to the table: regex, zstd.');
    expect(fixed).toContain('Removed from the table: numpy.');
    expect(check().code).toBe(0);
    expect(table().match(/^\w+(?= *=)/gm)).toEqual(['jiter', 'regex', 'zstd']);
    const again = table();
    expect(cli(folder, ['policy', '--fix']).code).toBe(0);
    expect(table()).toBe(again);
  });

  it('is told when a wheel is gone, before anything is built', () => {
    const { write, check } = project();
    write('poetry.lock', lock(locked('jiter'), locked('numpy', '1.0', systems.slice(0, 2))));
    const { code, stdout } = check();
    expect(code).toBe(4);
    expect(stdout).toContain(
      'numpy 1.0 on macOS on ARM (aarch64-darwin): the table says wheel, but poetry.lock has none that fits.',
    );
  });

  it.each([
    ['jiter = { linux = "wheels", darwin = "wheel" }', ':1: the row of jiter: linux is neither'],
    [
      '\njiter = { windows = "wheel" }',
      ':2: the row of jiter: “windows” is not one of linux, darwin',
    ],
    ['jiter = { linux = "wheel" }', ':1: the row of jiter: darwin is missing'],
    ['jiter = "wheel"', ':1: the row of jiter: '],
    ['jiter = ', ':1:'],
  ])('is refused when a row is broken: %j', (text, message) => {
    const { write, check } = project();
    write('nix/wheel-policy.toml', text);
    const { code, stderr } = check();
    expect([code, stderr]).toEqual([1, expect.stringContaining(`nix/wheel-policy.toml${message}`)]);
  });
});

it('a new project whose lock cannot be made fails, and says what makes it', () => {
  const folder = testFolder();
  const args = ['my-app', '-t', 'poetry2nix', '--yes', '--python', '3.13'];
  const { code, stdout } = cli(folder, args, programs({ nix: '[ "$1" = eval ] && echo 2.30.0' }));
  expect(code).toBe(1);
  expect(stdout).toContain('`nix develop --command poetry lock` creates it.');
  expect(stdout).toContain('all checks, once poetry.lock exists');
});

describe('a project without a table', () => {
  it('is shown the table that it would get, and fails the check', () => {
    const folder = testFolder({ 'pyproject.toml': manifest, 'poetry.lock': lock(locked('jiter')) });
    const { code, stdout } = cli(folder, ['policy']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^jiter +1\.0 +source/m)]);
    expect(stdout).toContain('There is no nix/wheel-policy.toml here');
    expect(cli(folder, ['policy', '--check']).code).toBe(4);
  });

  it('says which packages are not from a package index', () => {
    const git =
      '[[package]]\nname = "b"\nversion = "1"\nfiles = []\n[package.source]\ntype = "git"\nurl = "https://example.org/b.git"\n';
    const folder = testFolder({
      'pyproject.toml': manifest,
      'poetry.lock': lock(locked('a'), git),
    });
    const { stdout } = cli(folder, ['policy']);
    expect(stdout).toContain(
      'b is from git https://example.org/b.git, so it is built on every system.',
    );
    expect(stdout).not.toContain('everywhere: no native code');
  });

  it('says in JSON what each system takes', () => {
    const folder = testFolder({
      'pyproject.toml': manifest,
      'poetry.lock': lock(locked('a', '2')),
    });
    const document = JSON.parse(cli(folder, ['policy', '--json']).stdout);
    expect(document).toMatchObject({
      schemaVersion: 1,
      command: 'policy',
      ok: true,
      python: '3.12',
      rows: [{ name: 'a', version: '2', systems: { 'aarch64-darwin': { kind: 'wheel' } } }],
    });
  });
});

describe('refused, with what to do', () => {
  it.each<[string, Record<string, string>, number, RegExp]>([
    ['no project', {}, 3, /no Poetry project here/],
    ['no lock', { 'pyproject.toml': manifest }, 3, /no poetry\.lock\.\n.*poetry lock/],
    [
      'a lock that is no TOML',
      { 'pyproject.toml': manifest, 'poetry.lock': 'a =' },
      1,
      /^error: poetry\.lock:1:/,
    ],
    [
      'a lock of the future',
      { 'pyproject.toml': manifest, 'poetry.lock': '[metadata]\nlock-version = "3.0"\n' },
      1,
      /lock-version 3\.0/,
    ],
  ])('%s', (_, files, expected, message) => {
    const { code, stderr } = cli(testFolder(files), ['policy', '--check']);
    expect([code, stderr]).toEqual([expected, expect.stringMatching(message)]);
  });

  const project = (name: string) => `[project]\nname = "${name}"\nversion = "1"\n`;
  it.each<[string, Record<string, string>, RegExp]>([
    [
      'no lock',
      { 'pyproject.toml': manifest },
      /has no poetry\.lock.*\nCreate it with `poetry lock`/,
    ],
    [
      '[project] alone',
      { 'pyproject.toml': `${project('a')}[tool.poetry]\n`, 'poetry.lock': lock() },
      /no name and no version in \[tool\.poetry\].*\n.*--template uv/,
    ],
    [
      'a package for each machine',
      { 'pyproject.toml': manifest, 'poetry.lock': lock(locked('a', '1'), locked('a', '2')) },
      /several times \(1, 2\).*\nGive a one version/,
    ],
    [
      'a package that is not for these machines',
      {
        'pyproject.toml': `${manifest}w = { version = "*", platform = "win32" }\n`,
        'poetry.lock': lock(locked('w')),
      },
      /pyproject\.toml:9: w is not for .*\nMove it into a separate group/,
    ],
    [
      'a lock that is out of date',
      {
        'pyproject.toml': manifest,
        'poetry.lock': `${lock(locked('a'))}content-hash = "0"\n`,
      },
      /poetry\.lock was made from a different pyproject\.toml.*\nRun `poetry lock`/,
    ],
    [
      'a package from outside of the project',
      {
        'pyproject.toml': manifest,
        'poetry.lock': lock(
          '[[package]]\nname = "b"\nversion = "1"\nfiles = []\n[package.source]\ntype = "directory"\nurl = "../b"\n',
        ),
      },
      /b is taken from \.\.\/b, outside the project/,
    ],
  ])('by create: %s', (_, files, message) => {
    const folder = testFolder(files);
    const { code, stderr } = cli(folder, ['.', '--yes', '--template', 'poetry2nix']);
    expect([code, stderr]).toEqual([3, expect.stringMatching(message)]);
    expect(stderr).toContain('Nothing was written.');
  });
});
