import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { cli, git, main, programs, testFolder } from './cli.ts';
import { elfBytes } from './elf-bytes.ts';

const today = Math.floor(Date.now() / 1000);

/** A flake.lock with these inputs of the root; each node has its own inputs. */
function lock(nodes: Readonly<Record<string, object>>, lastModified = today): string {
  const own = Object.keys(nodes).filter((name) => !name.includes('_'));
  const locked = { owner: 'NixOS', repo: 'nixpkgs', type: 'github', lastModified };
  const all = Object.entries(nodes).map(([name, node]) => [name, { locked, ...node }]);
  const root = { inputs: Object.fromEntries(own.map((name) => [name, name])) };
  return JSON.stringify({ nodes: { ...Object.fromEntries(all), root }, root: 'root', version: 7 });
}

const flake = '{\n  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";\n}\n';
const good = { 'flake.nix': flake, 'flake.lock': lock({ nixpkgs: {} }) };

/** A Nix that is new enough, with these settings. */
const nix = (settings = 'sandbox = true') =>
  programs({ nix: `case "$1" in eval) printf 2.34.8 ;; config) echo '${settings}' ;; esac` });

interface Options {
  readonly args?: readonly string[];
  readonly path?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The ids that the doctor finds in a folder with these files. */
function found(files: Readonly<Record<string, string>>, { path = nix() }: Options = {}) {
  const folder = testFolder(files);
  const { code, stdout } = cli(folder, ['doctor', '--json'], path);
  const { findings, ok } = JSON.parse(stdout);
  expect(ok).toBe(code === 0);
  return { code, ids: findings.map(({ id }: { id: string }) => id), findings, folder };
}

it('has nothing to say about a flake that is well', () => {
  const folder = testFolder(good);
  const { code, stdout } = cli(folder, ['doctor'], nix());
  expect([code, stdout]).toEqual([0, 'All is well: nothing was found.\n']);
});

const inFlake = (line: string) => ({
  ...good,
  'flake.nix': flake.replace('\n}', `\n  ${line}\n}`),
});
const inNix = (text: string) => ({ ...good, 'nix/shell.nix': `{ pkgs }:\n${text}\n` });

it.each<[string, Record<string, string>, string | undefined]>([
  ['lock-missing', { 'flake.nix': flake }, 'flake.nix'],
  ['lock-broken', { ...good, 'flake.lock': '{' }, 'flake.lock'],
  ['lock-broken', { ...good, 'flake.lock': `<<<<<<< HEAD\n${good['flake.lock']}` }, 'flake.lock'],
  ['lock-broken', { ...good, 'flake.lock': '[]' }, 'flake.lock'],
  ['lock-out-of-step', inFlake('inputs.crane.url = "github:ipetkov/crane";'), 'flake.nix'],
  ['unsupported-system', inFlake('systems = [ "x86_64-darwin" ];'), 'flake.nix:3'],
  ['unsupported-system', inFlake('outputs = flake-utils.lib.eachDefaultSystem f;'), 'flake.nix:3'],
  ['nixfmt-rfc-style', inNix('pkgs.nixfmt-rfc-style'), 'nix/shell.nix:2'],
  ['node-packages', inNix('pkgs.nodePackages.prettier'), 'nix/shell.nix:2'],
  ['xorg', inNix('[ pkgs.xorg.libX11 ]'), 'nix/shell.nix:2'],
  ['fetch-cargo-tarball', inNix('fetchCargoTarball { }'), 'nix/shell.nix:2'],
  ['poetry2nix-overlay', inNix('[ poetry2nix.overlay ]'), 'nix/shell.nix:2'],
  ['cuda-maintainers-cache', inNix('"https://cuda-maintainers.cachix.org"'), 'nix/shell.nix:2'],
  ['nixpkgs-fmt', inNix('pkgs.nixpkgs-fmt'), 'nix/shell.nix:2'],
  ['libgcc-lib', inNix('pkgs.libgcc.lib'), 'nix/shell.nix:2'],
  ['unfree-blanket', inNix('{ config.allowUnfree = true; }'), 'nix/shell.nix:2'],
  ['library-path-in-shell', inNix('{\n  LD_LIBRARY_PATH = "x";\n}'), 'nix/shell.nix:3'],
  [
    'library-path-in-shell',
    inNix("{\n  shellHook = ''\n    export LD_LIBRARY_PATH=x\n  '';\n}"),
    'nix/shell.nix:4',
  ],
  [
    'venv-stale',
    { ...good, '.venv/pyvenv.cfg': 'home = /nix/store/gone/bin\n' },
    '.venv/pyvenv.cfg',
  ],
  [
    'msrv-clippy',
    {
      ...good,
      'Cargo.toml': '[package]\nname = "a"\nrust-version = "1.85"\n',
      'clippy.toml': 'msrv = "1.70.0"\n',
    },
    'clippy.toml:1',
  ],
  [
    'msrv-toolchain',
    {
      ...good,
      'Cargo.toml': '[workspace.package]\nrust-version = "1.85"\n',
      'rust-toolchain.toml': '[toolchain]\nchannel = "1.80.1"\n',
    },
    'rust-toolchain.toml:2',
  ],
  [
    'wheel-linux-tag',
    {
      ...good,
      'uv.lock':
        'version = 1\n[[package]]\nname = "a"\nwheels = [{ path = "a-1-cp313-cp313-linux_x86_64.whl" }]\n',
    },
    'uv.lock',
  ],
  [
    'wheel-no-hash',
    {
      ...good,
      'uv.lock':
        'version = 1\n[[package]]\nname = "a"\nsource = { registry = "x" }\nwheels = [{ url = "https://x/a-1-py3-none-any.whl" }]\n',
    },
    'uv.lock',
  ],
])('finds %s, and where it is', (id, files, place) => {
  const { code, ids, findings } = found(files);
  expect([code, ids]).toEqual([4, [id]]);
  const [{ evidence, title, consequence, cure }] = findings;
  const [first] = evidence;
  expect([first.file, first.line].filter(Boolean).join(':')).toBe(place);
  for (const text of [title, consequence, cure]) expect(text).toMatch(/\w{3}/);
});

it.each<[string, Record<string, string>]>([
  ['lock-old', { ...good, 'flake.lock': lock({ nixpkgs: {} }, today - 40 * 86_400) }],
  [
    'inputs-follow',
    {
      'flake.nix': flake.replace('\n}', '\n  inputs.other.url = "github:a/b";\n}'),
      'flake.lock': lock({
        nixpkgs: {},
        other: { inputs: { nixpkgs: 'nixpkgs_2' } },
        nixpkgs_2: {},
      }),
    },
  ],
])('%s is a note, and no problem', (id, files) => {
  const { code, ids } = found(files);
  expect([code, ids]).toEqual([0, [id]]);
});

it.each<[string, Record<string, string>]>([
  ['in a comment', inNix('# pkgs.nodePackages.prettier and LD_LIBRARY_PATH =\n[ ]')],
  ['that is part of another', inNix('pkgs.nixfmt-tree')],
  ['of an address', inNix('"github:a/b#x86_64-darwin"')],
])('does not stumble over a name %s', (_, files) => {
  expect(found(files).ids).toEqual([]);
});

describe('around the project', () => {
  it('Nix is missing', () => {
    expect(found(good, { path: programs() }).ids).toEqual(['nix-missing']);
  });

  it('builds have no sandbox', () => {
    expect(found(good, { path: nix('sandbox = false') }).ids).toEqual(['nix-sandbox']);
  });

  it('there is no driver for CUDA', () => {
    const { code, ids } = found(inNix('{ config.cudaSupport = true; }'));
    expect([code, ids]).toEqual([0, ['driver-missing']]);
  });

  it('.venv has another Python than the flake', () => {
    const home = testFolder({ python: '' });
    const record = {
      schemaVersion: 1,
      template: 'uv',
      templateVersion: '1.0.0',
      project: 'new',
      answers: { python: '3.13' },
    };
    const folder = testFolder({
      ...good,
      '.nix-project.json': JSON.stringify(record),
      '.venv/pyvenv.cfg': `home = ${home}\nversion_info = 3.12.4\n`,
    });
    mkdirSync(join(folder, '.venv/bin'));
    symlinkSync(join(home, 'python'), join(folder, '.venv/bin/python'));
    const { stdout } = cli(folder, ['doctor'], nix());
    expect(stdout).toContain('.venv has Python 3.12, and the flake Python 3.13.  [venv-python]');
  });
});

describe.runIf(process.platform === 'linux')('libraries of installed packages', () => {
  const site = '.venv/lib/python3.13/site-packages';
  const list = '# Libraries.\n{ pkgs }:\n[\n  pkgs.zlib # libz\n]\n';

  /** A project whose .venv has a module that is linked with these libraries. */
  function withModule(needed: readonly string[], nixFile = list) {
    const home = testFolder({ python: '' });
    const folder = testFolder({
      ...good,
      'nix/libraries.nix': nixFile,
      '.venv/pyvenv.cfg': `home = ${home}\n`,
      [`${site}/audio-1.0.dist-info/METADATA`]: 'Name: audio\nVersion: 1.0\n',
      [`${site}/audio-1.0.dist-info/RECORD`]: 'audio.so,,\n',
    });
    mkdirSync(join(folder, '.venv/bin'));
    symlinkSync(join(home, 'python'), join(folder, '.venv/bin/python'));
    writeFileSync(join(folder, site, 'audio.so'), elfBytes({ needed }));
    return folder;
  }

  it('finds what the flake lacks, adds it, and is content then', () => {
    const folder = withModule(['libasound.so.2', 'libz.so.1', 'libc.so.6']);
    const { code, stdout } = cli(folder, ['doctor'], nix());
    expect([code, stdout]).toEqual([4, expect.stringContaining('alsa-lib (for audio)')]);
    expect(stdout).toContain('libasound.so.2: cannot open shared object file');
    expect(cli(folder, ['doctor', '--fix'], nix()).code).toBe(0);
    const text = readFileSync(join(folder, 'nix/libraries.nix'), 'utf8');
    expect(text).toBe(list.replace(']', '  pkgs.alsa-lib # audio\n]'));
    expect(cli(folder, ['doctor'], nix()).code).toBe(0);
  });

  it('does not edit a list of another form', () => {
    const own = '{ pkgs }: with pkgs; [ zlib ]\n';
    const folder = withModule(['libasound.so.2'], own);
    expect(cli(folder, ['doctor', '--fix'], nix()).code).toBe(4);
    expect(readFileSync(join(folder, 'nix/libraries.nix'), 'utf8')).toBe(own);
  });
});

describe('--fix', () => {
  const broken = {
    ...inNix(
      '[\n  pkgs.nixfmt-rfc-style\n  pkgs.xorg.libX11\n  pkgs.xorg.libxcb # xorg.libXext\n]',
    ),
    'nix/keep.nix': '# nixfmt-rfc-style\n[ ]\n',
  };

  it('shows the diff, mends, and finds it done the second time', () => {
    const folder = testFolder(broken);
    git(folder, 'init', '--quiet');
    git(folder, 'add', 'nix');
    const { code, stdout } = cli(folder, ['doctor', '--fix'], nix());
    expect(code, stdout).toBe(0);
    expect(stdout).toContain('-  pkgs.nixfmt-rfc-style\n+  pkgs.nixfmt');
    expect(stdout).toContain('git add -N flake.lock flake.nix');
    const text = readFileSync(join(folder, 'nix/shell.nix'), 'utf8');
    expect(text).toBe('{ pkgs }:\n[\n  pkgs.nixfmt\n  pkgs.libx11\n  pkgs.libxcb # libxext\n]\n');
    expect(readFileSync(join(folder, 'nix/keep.nix'), 'utf8')).toBe('# nixfmt-rfc-style\n[ ]\n');
    expect(git(folder, 'ls-files', 'flake.nix')).toBe('flake.nix\n');
    const again = cli(folder, ['doctor', '--fix'], nix());
    expect([again.code, again.stdout]).toEqual([0, 'All is well: nothing was found.\n']);
  });

  it('leaves alone what takes a decision', () => {
    const files = inNix('pkgs.nodePackages.prettier');
    const folder = testFolder(files);
    const { code, stdout } = cli(folder, ['doctor', '--fix', '--json'], nix());
    expect([code, JSON.parse(stdout).fixed]).toEqual([4, '']);
    expect(readFileSync(join(folder, 'nix/shell.nix'), 'utf8')).toBe(files['nix/shell.nix']);
  });
});

describe('files and git', () => {
  it('says what git does not know, and what it ignores', () => {
    const folder = testFolder({ ...good, 'nix/a.nix': '[ ]\n', '.gitignore': '/nix\n' });
    git(folder, 'init', '--quiet');
    const { stdout } = cli(folder, ['doctor', '--json'], nix());
    const { findings } = JSON.parse(stdout);
    expect(
      findings.map(({ id, fixable }: { id: string; fixable: boolean }) => [id, fixable]),
    ).toEqual([
      ['untracked-files', true],
      ['ignored-files', false],
    ]);
  });

  it.each([
    ['a folder that is not there', ['nothing'], 2, 'There is no folder'],
    ['a folder without a flake', ['.'], 3, 'There is no flake.nix'],
  ])('refuses %s', (_, args, wanted, message) => {
    const { code, stderr } = cli(testFolder({ 'a.txt': '' }), ['doctor', ...args], nix());
    expect([code, stderr]).toEqual([wanted, expect.stringContaining(message)]);
  });

  it('is not harmed by files that are none, or loops of links', () => {
    const folder = testFolder({ ...good, 'nix/a.nix': '\u0000\u0007' });
    symlinkSync(folder, join(folder, 'nix/loop'));
    writeFileSync(join(folder, 'nix/b.nix'), Buffer.from([0xff, 0xfe, 0x00]));
    expect(cli(folder, ['doctor'], nix()).code).toBe(0);
  });
});

describe('--explain', () => {
  const log = join(import.meta.dirname, 'explain/logs/nix-untracked-file.log');

  it('says what happened, where, and what to do', () => {
    const { code, stdout } = cli(testFolder(), ['doctor', '--explain', log]);
    expect(code, stdout).toBe(0);
    expect(stdout).toMatch(/^\S.*\n {2}line \d+: /);
    expect(stdout).toMatch(/^ {2}→ /m);
  });

  it('reads standard input, and the end of a long one', () => {
    const noise = 'building something\n'.repeat(400_000);
    const input = `${noise}${readFileSync(log, 'utf8')}`;
    const args = ['doctor', '--explain', '-', '--json'];
    const { status, stdout } = spawnSync(process.execPath, [main, ...args], {
      input,
      encoding: 'utf8',
    });
    const { explanations } = JSON.parse(stdout);
    expect([status, explanations.length > 0]).toEqual([0, true]);
    expect(Object.keys(explanations[0])).toEqual(
      expect.arrayContaining(['id', 'title', 'happened', 'todo', 'evidence']),
    );
  });

  it('takes a pipe that gives a line at a time without much memory', () => {
    const line = `sys.stdout.write("x" * 79 + "\\n"); sys.stdout.flush()`;
    const writer = `python3 -c 'import sys\nfor _ in range(60000): ${line}'`;
    const explain = `"${process.execPath}" --max-old-space-size=60 "${main}" doctor --explain -`;
    // In kilobytes; each line had a buffer of 64 once.
    const command = `ulimit -v 20000000; (${writer}) | ${explain}`;
    const { status, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([4, '']);
  });

  it('does not pretend to know what it does not', () => {
    const folder = testFolder({ log: 'all went well\n' });
    const { code, stdout } = cli(folder, ['doctor', '--explain', 'log']);
    expect([code, stdout]).toEqual([4, expect.stringContaining('Nothing in this output is known')]);
  });

  it.each([
    ['a file that is not there', 'nothing', ''],
    ['a folder', '.', 'it is a folder'],
    ['what has no end', '/dev/zero', 'it is too large'],
  ])('refuses %s', (_, path, reason) => {
    const { code, stderr } = cli(testFolder(), ['doctor', '--explain', path]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`${path} cannot be read: ${reason}`),
    ]);
  });
});
