import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { cli, testFolder } from './cli.ts';
import { good, nix } from './doctor-folder.ts';
import { type ElfRecipe, elfBytes } from './elf-bytes.ts';

const site = '.venv/lib/python3.13/site-packages';
const list = '# Libraries.\n{ pkgs }:\n[\n  pkgs.zlib # libz\n]\n';

interface Given {
  /** The shared object of the package `audio`. */
  readonly module?: ElfRecipe;
  /** More packages, without shared objects. */
  readonly packages?: readonly string[];
  readonly libraries?: string;
  /** What .venv/bin/python is a link to. */
  readonly python?: string;
}

/** A project with packages in its .venv. */
function project({ module = {}, packages = [], libraries = list, python = text() }: Given): string {
  const folder = testFolder({
    ...good,
    'nix/libraries.nix': libraries,
    '.venv/pyvenv.cfg': `home = ${dirname(python)}\n`,
    [`${site}/audio-1.0.dist-info/RECORD`]: 'audio.so,,\n',
    ...Object.fromEntries(packages.map((name) => [`${site}/${name}-1.0.dist-info/RECORD`, ''])),
  });
  mkdirSync(join(folder, '.venv/bin'));
  symlinkSync(python, join(folder, '.venv/bin/python'));
  writeFileSync(join(folder, site, 'audio.so'), elfBytes(module));
  return folder;
}

/** An interpreter that says nothing about its C library. */
function text(): string {
  return join(testFolder({ python: '' }), 'python');
}

/** An interpreter with a C library that has these versions, and what else is beside it. */
function interpreter(defines: readonly string[], others: readonly string[] = []): string {
  const folder = testFolder();
  const loader = join(folder, 'ld-linux-x86-64.so.2');
  writeFileSync(loader, '');
  writeFileSync(join(folder, 'libc.so.6'), elfBytes({ defines }));
  for (const name of others) writeFileSync(join(folder, name), elfBytes());
  writeFileSync(join(folder, 'python'), elfBytes({ interpreter: loader }));
  return join(folder, 'python');
}

function diagnose(folder: string) {
  const { code, stdout } = cli(folder, ['doctor', '--json'], nix());
  const { findings } = JSON.parse(stdout);
  return { code, findings, ids: findings.map(({ id }: { id: string }) => id) };
}

describe.runIf(process.platform === 'linux')('libraries of installed packages', () => {
  it('finds what the flake lacks, adds it, and is content then', () => {
    const module = { needed: ['libasound.so.2', 'libz.so.1', 'libc.so.6'] };
    const folder = project({ module });
    const { code, stdout } = cli(folder, ['doctor'], nix());
    expect([code, stdout]).toEqual([4, expect.stringContaining('alsa-lib (for audio)')]);
    expect(stdout).toContain('libasound.so.2: cannot open shared object file');
    expect(cli(folder, ['doctor', '--fix'], nix()).code).toBe(0);
    const content = readFileSync(join(folder, 'nix/libraries.nix'), 'utf8');
    expect(content).toBe(list.replace(']', '  pkgs.alsa-lib # audio\n]'));
    expect(cli(folder, ['doctor'], nix()).code).toBe(0);
  });

  it('does not edit a list of another form', () => {
    const libraries = '{ pkgs }: with pkgs; [ zlib ]\n';
    const folder = project({ module: { needed: ['libasound.so.2'] }, libraries });
    expect(cli(folder, ['doctor', '--fix'], nix()).code).toBe(4);
    expect(readFileSync(join(folder, 'nix/libraries.nix'), 'utf8')).toBe(libraries);
  });

  it('does not write names into the list that an older nixpkgs may not have', () => {
    const folder = project({ module: { needed: ['libX11.so.6'] } });
    rmSync(join(folder, 'flake.lock'));
    const flake = readFileSync(join(folder, 'flake.nix'), 'utf8');
    writeFileSync(join(folder, 'flake.nix'), flake.replace('26.05', '25.05'));
    const finding = diagnose(folder).findings.find(
      ({ id }: { id: string }) => id === 'libraries-missing',
    );
    expect(finding.fixable).toBe(false);
    expect(finding.cure).toContain('`pkgs.libx11`, as nixos-26.05 names them');
  });

  it('finds the same where .venv is a link to another folder of the project', () => {
    const module = { needed: ['libasound.so.2', 'libodd.so.3'] };
    const folder = project({ module, packages: ['sounddevice'] });
    const before = diagnose(folder);
    mkdirSync(join(folder, '.environments'));
    renameSync(join(folder, '.venv'), join(folder, '.environments/1.abc'));
    symlinkSync('.environments/1.abc', join(folder, '.venv'));
    const after = diagnose(folder);
    expect(after).toEqual(before);
    expect(after.ids).toEqual(['libraries-missing', 'libraries-opened', 'libraries-unknown']);
  });

  it('does not follow a .venv out of the project', () => {
    const folder = project({ module: { needed: ['libasound.so.2'] } });
    const elsewhere = join(testFolder(), 'venv');
    renameSync(join(folder, '.venv'), elsewhere);
    symlinkSync(elsewhere, join(folder, '.venv'));
    expect(diagnose(folder).ids).toEqual([]);
  });

  it.each([
    ['nix-ld', '{ pkgs }: { NIX_LD_LIBRARY_PATH = libraries; }'],
    ['a file system as elsewhere', '{ pkgs }: (pkgs.buildFHSEnv { name = "fhs"; }).env'],
    ['the list for manylinux', '{ pkgs }: pkgs.pythonManylinuxPackages.manylinux2014'],
    ['devenv', '{ devenv }: devenv.lib.mkShell { languages.python.enable = true; }'],
  ])('keeps quiet where they come by %s', (_, libraries) => {
    expect(diagnose(project({ module: { needed: ['libX11.so.6'] }, libraries })).ids).toEqual([]);
  });

  it('a tag of wheels is no such way', () => {
    const libraries = '{ pkgs }: [ "manylinux2014" ]';
    const { ids } = diagnose(project({ module: { needed: ['libX11.so.6'] }, libraries }));
    expect(ids).toEqual(['libraries-missing']);
  });

  it.each([
    ['libstdc++.so.6', 'stdenv.cc.cc'],
    ['libstdc++.so.6', 'gcc13.cc.lib'],
    ['libX11.so.6', 'xorg.libX11'],
    ['libGL.so.1', 'libglvnd'],
    ['libpq.so.5', 'postgresql_16'],
    ['libudev.so.1', 'systemd'],
  ])('%s is there as %s', (soname, attribute) => {
    const libraries = `{ pkgs }: [ pkgs.${attribute} ]\n`;
    const { ids } = diagnose(project({ module: { needed: [soname] }, libraries }));
    expect(ids).not.toContain('libraries-missing');
  });

  it('of a Python of the system, those that the system has are no matter', () => {
    const module = { needed: ['libasound.so.2', 'libpulse.so.0'] };
    const folder = project({ module, python: interpreter(['GLIBC_2.2.5'], ['libasound.so.2']) });
    const [{ title }] = diagnose(folder).findings;
    expect(title).toContain('libpulseaudio (for audio)');
    expect(title).not.toContain('alsa-lib');
  });

  it('shared objects for another machine are not loaded', () => {
    const module = { machine: 183, needed: ['libasound.so.2'] };
    expect(diagnose(project({ module, python: interpreter(['GLIBC_2.2.5']) })).ids).toEqual([]);
  });
});

describe.runIf(process.platform === 'linux')('libraries that packages open by name', () => {
  it('are a note, with where that was read, and no edit', () => {
    const { code, findings } = diagnose(project({ packages: ['sounddevice', 'PyAudio'] }));
    expect(code).toBe(0);
    expect(findings).toEqual([
      expect.objectContaining({ id: 'libraries-opened', level: 'note', fixable: false }),
    ]);
    expect(findings[0].title).toContain('portaudio (for sounddevice)');
    expect(findings[0].consequence).toMatch(/it was found in sounddevice-[\d.]+, sounddevice\.py/);
  });

  it('are not told where the flake has them, or another package brings them', () => {
    const libraries = list.replace(']', '  pkgs.portaudio\n]');
    const packages = ['sounddevice', 'openslide-python', 'openslide-bin'];
    expect(diagnose(project({ packages, libraries })).ids).toEqual([]);
  });
});

it.runIf(process.platform === 'linux')('says which libraries nobody knows', () => {
  const { code, findings } = diagnose(project({ module: { needed: ['libodd.so.3'] } }));
  expect(code).toBe(0);
  expect(findings).toEqual([expect.objectContaining({ id: 'libraries-unknown', level: 'note' })]);
  expect(findings[0].title).toContain('libodd.so.3 (for audio)');
  expect(findings[0].cure).toContain('nix-locate');
});

describe.runIf(process.platform === 'linux')('a C library that is too old', () => {
  const versions = ['GLIBC_2.2.5', 'GLIBC_2.38', 'GLIBC_2.9'].map((version) => ({
    soname: 'libc.so.6',
    version,
  }));
  const module = { needed: ['libc.so.6'], versions };
  const old = ['GLIBC_2.2.5', 'GLIBC_2.9', 'GLIBC_2.31'];

  it('is found, with the file that needs a newer one', () => {
    const python = interpreter(old);
    const { findings } = diagnose(project({ module, python }));
    expect(findings).toEqual([expect.objectContaining({ id: 'c-library-old', level: 'warning' })]);
    const libc = join(dirname(python), 'libc.so.6');
    expect(findings[0].evidence).toEqual([{ file: `${site}/audio.so` }, { file: libc }]);
    expect(findings[0].consequence).toContain(`${libc}: version \`GLIBC_2.38' not found`);
    expect(findings[0].cure).toContain('the Python of the flake');
  });

  it('is found behind a script that starts Python through the loader', () => {
    const folder = dirname(interpreter(old));
    const script = `#!/bin/sh\nexec ${folder}/ld-linux-x86-64.so.2 \\\n  --argv0 "$0" python "$@"\n`;
    writeFileSync(join(folder, 'python3'), script);
    const { ids } = diagnose(project({ module, python: join(folder, 'python3') }));
    expect(ids).toEqual(['c-library-old']);
  });

  it.each([
    ['new enough', () => interpreter([...old, 'GLIBC_2.38'])],
    ['not known', () => text()],
    ['without versions', () => interpreter([])],
    ['a circle of links', () => circle()],
  ])('is not told of one that is %s', (_, python) => {
    expect(diagnose(project({ module, python: python() })).ids).not.toContain('c-library-old');
  });

  function circle(): string {
    const folder = testFolder();
    symlinkSync('b', join(folder, 'a'));
    symlinkSync('a', join(folder, 'b'));
    return join(folder, 'a');
  }
});
