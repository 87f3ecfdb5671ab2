import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { cli, git, main, programs, testFolder } from './cli.ts';
import { flake, found, good, lock, nix, today } from './doctor-folder.ts';
import { inTerminal } from './terminal.ts';

it('has nothing to say about a flake that is well', () => {
  const folder = testFolder(good);
  const { code, stdout } = cli(folder, ['doctor'], nix());
  expect([code, stdout]).toEqual([0, 'No problems found.\n']);
});

const inFlake = (line: string) => ({
  ...good,
  'flake.nix': flake.replace('\n', `\n  ${line}\n`),
});
const inNix = (text: string) => ({ ...good, 'nix/shell.nix': `{ pkgs }:\n${text}\n` });

it.each<[string, Record<string, string>, string | undefined]>([
  ['lock-missing', { 'flake.nix': flake }, 'flake.nix'],
  ['lock-broken', { ...good, 'flake.lock': '{' }, 'flake.lock'],
  ['lock-broken', { ...good, 'flake.lock': `<<<<<<< HEAD\n${good['flake.lock']}` }, 'flake.lock'],
  ['lock-broken', { ...good, 'flake.lock': '[]' }, 'flake.lock'],
  ['lock-out-of-step', inFlake('inputs.crane.url = "github:ipetkov/crane";'), 'flake.nix'],
  ['unsupported-system', inFlake('systems = [ "x86_64-darwin" ];'), 'flake.nix:2'],
  ['unsupported-system', inFlake('outputs = flake-utils.lib.eachDefaultSystem f;'), 'flake.nix:2'],
  ['nixfmt-rfc-style', inNix('pkgs.nixfmt-rfc-style'), 'nix/shell.nix:2'],
  ['node-packages', inNix('pkgs.nodePackages.prettier'), 'nix/shell.nix:2'],
  ['xorg', inNix('[ pkgs.xorg.libX11 ]'), 'nix/shell.nix:2'],
  ['fetch-cargo-tarball', inNix('fetchCargoTarball { }'), 'nix/shell.nix:2'],
  ['poetry2nix-overlay', inNix('[ poetry2nix.overlay ]'), 'nix/shell.nix:2'],
  ['cuda-maintainers-cache', inNix('"https://cuda-maintainers.cachix.org"'), 'nix/shell.nix:2'],
  ['libgcc-lib', inNix('pkgs.libgcc.lib'), 'nix/shell.nix:2'],
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
  ['nixpkgs-fmt', inNix('pkgs.nixpkgs-fmt')],
  ['unfree-blanket', inNix('{ config.allowUnfree = true; }')],
  ['lock-old', { ...good, 'flake.lock': lock({ nixpkgs: {} }, today - 40 * 86_400) }],
  [
    'inputs-follow',
    {
      'flake.nix': flake.replace('\n', '\n  inputs.other.url = "github:a/b";\n'),
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
    expect(found(good, programs()).ids).toEqual(['nix-missing']);
  });

  it('builds have no sandbox', () => {
    expect(found(good, nix('sandbox = false')).ids).toEqual(['nix-sandbox']);
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
    expect(stdout).toContain(
      '.venv has Python 3.12, but the flake has Python 3.13.  [venv-python]',
    );
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
    expect(stdout).toContain('-  pkgs.nixfmt-rfc-style\n-  pkgs.xorg.libX11');
    expect(stdout.match(/^diff /gm)).toHaveLength(1);
    expect(stdout).toContain('git add -N flake.lock flake.nix');
    const text = readFileSync(join(folder, 'nix/shell.nix'), 'utf8');
    expect(text).toBe(
      '{ pkgs }:\n[\n  pkgs.nixfmt\n  pkgs.libx11\n  pkgs.libxcb # xorg.libXext\n]\n',
    );
    expect(readFileSync(join(folder, 'nix/keep.nix'), 'utf8')).toBe('# nixfmt-rfc-style\n[ ]\n');
    expect(git(folder, 'ls-files', 'flake.nix')).toBe('flake.nix\n');
    const again = cli(folder, ['doctor', '--fix'], nix());
    expect([again.code, again.stdout]).toEqual([0, 'No problems found.\n']);
  });

  it('shows nothing that does something to a terminal', () => {
    const path = 'nix/\u001b[31mred.nix';
    const text = 'pkgs.nixfmt-rfc-style # \u001b]0;title\u0007\r\n';
    const folder = testFolder({ ...good, [path]: text });
    git(folder, 'init', '--quiet');
    for (const args of [['doctor'], ['doctor', '--fix']]) {
      const { stdout } = cli(folder, args, nix());
      expect(stdout).toContain('\\u001b[31mred.nix');
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    }
    // The file itself is as it was but for the name.
    expect(readFileSync(join(folder, path), 'utf8')).toBe(text.replace('-rfc-style', ''));
  });

  it('does not edit what is not UTF-8, of which it knows only a part', () => {
    const folder = testFolder(good);
    mkdirSync(join(folder, 'nix'));
    const bytes = Buffer.from('pkgs.nixfmt-rfc-style # \u00fc\n', 'latin1');
    writeFileSync(join(folder, 'nix/a.nix'), bytes);
    expect(cli(folder, ['doctor', '--fix'], nix()).code).toBe(4);
    expect(readFileSync(join(folder, 'nix/a.nix'))).toEqual(bytes);
  });

  it('leaves alone what takes a decision', () => {
    const files = inNix('pkgs.nodePackages.prettier');
    const folder = testFolder(files);
    const { code, stdout } = cli(folder, ['doctor', '--fix', '--json'], nix());
    expect([code, JSON.parse(stdout).fixed]).toEqual([4, '']);
    expect(readFileSync(join(folder, 'nix/shell.nix'), 'utf8')).toBe(files['nix/shell.nix']);
  });
});

describe('--json', () => {
  it('has what the text has', () => {
    const folder = testFolder(
      inNix('[ pkgs.nixpkgs-fmt pkgs.nodePackages.prettier pkgs.xorg.libX11 ]'),
    );
    const text = cli(folder, ['doctor'], nix());
    const json = cli(folder, ['doctor', '--json'], nix());
    const { schemaVersion, command, ok, findings, fixed } = JSON.parse(json.stdout);
    expect([schemaVersion, command, ok, fixed]).toEqual([1, 'doctor', false, '']);
    expect([text.code, json.code, json.stderr, text.stderr]).toEqual([4, 4, '', '']);
    expect(findings).toHaveLength(3);
    for (const { id, level, title, evidence, consequence, cure, fixable, ...rest } of findings) {
      expect(rest).toEqual({});
      const part = text.stdout.split('\n\n').find((other) => other.includes(`[${id}]`));
      const [{ file, line }] = evidence;
      for (const piece of [level, title, `${file}:${line}`, consequence, cure])
        expect(part).toContain(piece);
      expect(part?.includes('`--fix` does it')).toBe(fixable);
    }
  });
});

it('says at a terminal what takes a while', async () => {
  const folder = testFolder({ ...good, '.venv/pyvenv.cfg': 'home = /nix/store/gone\n' });
  const { code, shown } = await inTerminal(0, folder, ['doctor'], nix());
  expect(code).toBe(4);
  expect(shown).toContain('Asking Nix for its settings …');
  expect(shown).toContain('Reading the shared objects in .venv …');
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

describe('explain', () => {
  const log = join(import.meta.dirname, 'explain/logs/nix-untracked-file.log');

  it('says what happened, where, and what to do', () => {
    const { code, stdout } = cli(testFolder(), ['explain', log]);
    expect(code, stdout).toBe(0);
    expect(stdout).toMatch(/^\S.*\n {2}line \d+: /);
    expect(stdout).toMatch(/^ {2}→ /m);
  });

  it.each([[['-']], [[]]])('reads standard input with %j, and the end of a long one', (name) => {
    const noise = 'building something\n'.repeat(400_000);
    const input = `${noise}${readFileSync(log, 'utf8')}`;
    const args = ['explain', ...name, '--json'];
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
    const explain = `"${process.execPath}" --max-old-space-size=60 "${main}" explain -`;
    // In kilobytes; each line had a buffer of 64 once.
    const command = `ulimit -v 20000000; (${writer}) | ${explain}`;
    const { status, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([4, '']);
  });

  it('does not pretend to know what it does not', () => {
    const folder = testFolder({ log: 'all went well\n' });
    const { code, stdout } = cli(folder, ['explain', 'log']);
    expect([code, stdout]).toEqual([
      4,
      expect.stringContaining('Nothing in this output was recognised'),
    ]);
  });

  it('asks for a log where none is, also at a terminal', async () => {
    const folder = testFolder({ log: '\n' });
    expect(cli(folder, ['explain'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Standard input is empty.'),
    });
    expect(cli(folder, ['explain', 'log']).stderr).toContain('log is empty.');
    const { code, shown } = await inTerminal(0, folder, ['explain'], programs());
    expect([code, shown]).toEqual([2, expect.stringContaining('There is no log to explain.')]);
  });

  it.each([
    ['a file that is not there', 'nothing', ''],
    ['a folder', '.', 'it is a folder'],
    ['what has no end', '/dev/zero', 'it is too large'],
  ])('refuses %s', (_, path, reason) => {
    const { code, stderr } = cli(testFolder(), ['explain', path]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`${path} cannot be read: ${reason}`),
    ]);
  });
});
