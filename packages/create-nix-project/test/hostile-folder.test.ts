/** Folders that somebody made to hang, crash or mislead the command, or that a disk error left. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { main, programs, testFolder } from './cli.ts';
import { zipBytes } from './zip-bytes.ts';

const project = '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.12"\n';
const poetry =
  '[tool.poetry]\nname = "a"\nversion = "1"\n[tool.poetry.dependencies]\npython = "^3.12"\n';
const crate = '[package]\nname = "a"\nversion = "1.0.0"\nedition = "2024"\n';
const manifests = [
  'pyproject.toml',
  'Cargo.toml',
  'uv.lock',
  'poetry.lock',
  'requirements.txt',
  'setup.cfg',
  'Dockerfile',
  '.gitignore',
  '.envrc',
  '.python-version',
  '.nix-project.json',
  'flake.lock',
];

/** The commands that look at a folder; the doctor wants a flake. */
const commands: readonly (readonly string[])[] = [
  ['detect'],
  ['detect', '--json'],
  ['.', '--dry-run', '--yes', '--name', 'a'],
  ['doctor'],
  ['policy'],
];

interface Result {
  readonly command: string;
  readonly code: number | null;
  readonly output: string;
}

/** Runs all of them; none may take a minute, or say that it is broken itself. */
function runAll(folder: string, commands: readonly (readonly string[])[]): Result[] {
  return commands.map((args) => {
    const isDoctor = args[0] === 'doctor';
    const hasFlake = readdirSync(folder).includes('flake.nix');
    if (isDoctor && !hasFlake) put(folder, 'flake.nix', '{ }\n');
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      maxBuffer: 2 ** 28,
      env: { PATH: programs(), HOME: folder, GIT_CEILING_DIRECTORIES: tmpdir() },
    });
    return { command: args.join(' '), code: status, output: stdout + stderr };
  });
}

function put(folder: string, path: string | Uint8Array, content: string | Uint8Array = ''): void {
  const place = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(path)]);
  const parent = place.subarray(0, place.lastIndexOf('/'));
  mkdirSync(parent, { recursive: true });
  writeFileSync(place, content);
}

function sparse(folder: string, ...paths: string[]): void {
  for (const path of paths) {
    put(folder, path);
    truncateSync(join(folder, path), 2 ** 31);
  }
}

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

const entry = (index: number) => `[[package]]\nname = "p${index}"\nversion = "1.0.0"\n`;

const folders: Readonly<Record<string, (folder: string) => void>> = {
  'links to themselves, in circles, and out of the folder'(folder) {
    put(folder, 'pyproject.toml', project);
    const links = { self: '.', up: '..', a: 'b', b: 'a', root: '/', proc: '/proc', src: '/etc' };
    for (const [path, target] of Object.entries(links)) symlinkSync(target, join(folder, path));
    symlinkSync('/proc', join(folder, 'nix'));
  },
  'manifests that are links to themselves'(folder) {
    for (const path of manifests) symlinkSync(path, join(folder, path));
  },
  'manifests that are links to devices'(folder) {
    for (const path of manifests) symlinkSync('/dev/zero', join(folder, path));
  },
  'manifests that are pipes'(folder) {
    execFileSync('mkfifo', [...manifests, 'README.md', 'flake.nix'], { cwd: folder });
  },
  'manifests that are sockets'(folder) {
    const server = createServer().listen(join(folder, 'pyproject.toml'));
    onTestFinished(() => void server.close());
  },
  'manifests that are folders'(folder) {
    for (const path of manifests) mkdirSync(join(folder, path));
  },
  'locks that are pipes'(folder) {
    put(folder, 'pyproject.toml', poetry);
    put(folder, 'Cargo.toml', crate);
    execFileSync('mkfifo', ['poetry.lock', 'Cargo.lock', 'flake.lock'], { cwd: folder });
  },
  'a manifest of 2 GB': (folder) => sparse(folder, 'pyproject.toml'),
  'locks of 2 GB'(folder) {
    put(folder, 'pyproject.toml', project);
    sparse(folder, 'uv.lock', 'flake.lock');
  },
  'other files of 2 GB'(folder) {
    put(folder, 'pyproject.toml', project);
    sparse(folder, 'README.md', '.gitignore', '.envrc', 'setup.py', 'nix/a.nix', 'flake.nix');
  },
  'names with escapes and line breaks'(folder) {
    const name = 'a\\u001b[31m\\u0007';
    put(folder, 'pyproject.toml', `[project]\nname = "${name}"\nversion = "1"\n`);
    put(
      folder,
      'uv.lock',
      `[[package]]\nname = "${name}"\nsource = { registry = "x" }
wheels = [{ url = "a-1-cp312-cp312-linux_x86_64.whl" }]\n`,
    );
    put(folder, '\u001b[2Jx/Cargo.toml', crate);
    put(folder, 'a\nerror: b/Cargo.toml', crate);
    put(folder, 'nix/\u001b[2J\n.nix', '{ allowUnfree = true; }\n');
  },
  'escapes in poetry.lock'(folder) {
    put(folder, 'pyproject.toml', poetry);
    const files = 'files = [{ file = "x-1-cp312-cp312-linux_x86_64.whl" }]';
    const packages = `[[package]]\nname = "\\u001b[31mx"\nversion = "1\\u001b[2J"\n${files}\n`;
    put(folder, 'poetry.lock', `${packages}[metadata]\nlock-version = "2.0"\n`);
  },
  'names that are no UTF-8'(folder) {
    put(folder, 'pyproject.toml', project);
    put(folder, Buffer.from([0xff, 0xfe, 0x2e, 0x70, 0x79]));
    put(folder, Buffer.concat([Buffer.from([0xff]), Buffer.from('/Cargo.toml')]), crate);
    put(folder, Buffer.concat([Buffer.from('nix/'), Buffer.from([0xff]), Buffer.from('.nix')]));
  },
  'CRLF and byte order marks'(folder) {
    const other = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
    put(folder, 'pyproject.toml', other(project));
    put(folder, 'Cargo.toml', other(crate));
    put(folder, 'requirements.txt', other('torch==2.9\nnumpy\n'));
    put(folder, '.python-version', other('3.12\n'));
  },
  'UTF-16'(folder) {
    for (const path of [...manifests, 'setup.py', 'flake.nix'])
      put(folder, path, Buffer.from(`\ufeff${project}`, 'utf16le'));
  },
  'folders 3,000 levels deep'(folder) {
    put(folder, 'pyproject.toml', project);
    // A path that long cannot be made at once.
    const script = 'import os\nfor _ in range(3000): os.mkdir("d"); os.chdir("d")';
    for (const path of ['nix', 'deep']) {
      mkdirSync(join(folder, path));
      execFileSync('python3', ['-c', script], { cwd: join(folder, path) });
    }
    // Node's own rm would take the path that is too long.
    onTestFinished(() => void execFileSync('rm', ['-rf', folder]), 120_000);
  },
  'paths that no file system has'(folder) {
    put(folder, 'Cargo.toml', `[workspace]\nmembers = ["a\\u0000b", "${'x'.repeat(5000)}"]\n`);
    put(folder, 'requirements.txt', `-r ${'x'.repeat(5000)}\n-r a\0b\ntorch\n`);
  },
  'values in values 100,000 times'(folder) {
    put(folder, 'pyproject.toml', `${project}x = ${'['.repeat(1e5)}${']'.repeat(1e5)}\n`);
    put(folder, 'flake.lock', '{"a":'.repeat(1e5));
  },
  'wheels that are zip bombs'(folder) {
    put(folder, 'pyproject.toml', project);
    put(folder, '.venv/pyvenv.cfg', 'home = /usr\n');
    const content = new Uint8Array(50_000_000);
    const bombs = Array.from({ length: 5 }, (_, index) => ({ name: `${index}.so`, content }));
    put(folder, '.venv/a-1-py3-none-any.whl', zipBytes(bombs));
  },
};

const longFiles: typeof folders = {
  'a uv.lock of a million lines'(folder) {
    put(folder, 'pyproject.toml', project);
    put(folder, 'uv.lock', lines(333_334, entry));
  },
  'a poetry.lock of a million lines'(folder) {
    put(folder, 'pyproject.toml', poetry);
    const files = 'files = [{ file = "p-1-cp312-cp312-manylinux_2_17_x86_64.whl" }]\n';
    const packages = lines(250_000, (index) => `${entry(index)}${files}`);
    put(folder, 'poetry.lock', `${packages}[metadata]\nlock-version = "2.0"\n`);
  },
  'a Cargo.lock of a million lines'(folder) {
    put(folder, 'Cargo.toml', crate);
    put(folder, 'src/main.rs');
    const edge = (index: number) => `dependencies = ["p${(index + 1) % 250_000}"]\n`;
    put(
      folder,
      'Cargo.lock',
      lines(250_000, (index) => `${entry(index)}${edge(index)}`),
    );
  },
  'requirements of a million lines'(folder) {
    put(
      folder,
      'requirements.txt',
      lines(1e6, (index) => `p${index}==1\n`),
    );
  },
};

function check(folder: string, commands: readonly (readonly string[])[]): void {
  for (const { command, code, output } of runAll(folder, commands)) {
    expect(code, `${command}: ${output.slice(0, 500)}`).toBeTypeOf('number');
    expect(output, command).not.toMatch(
      /[\0-\x08\v-\x1f\x7f]|Something unexpected|\n +at |EISDIR|ENOENT/,
    );
    if (code !== 0 && code !== 4) expect(output, command).toMatch(/error/);
  }
}

test.each(Object.entries(folders))('%s', (_, make) => {
  const folder = testFolder();
  make(folder);
  check(folder, commands);
});

test.each(Object.entries(longFiles))('%s', (_, make) => {
  const folder = testFolder();
  make(folder);
  check(folder, [['detect'], ['policy']]);
});
