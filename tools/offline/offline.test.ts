import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pipInstall } from '../host/install.ts';
import { roles } from '../host/machine/mounts.ts';
import { hostSystem } from '../host/nix-setup.ts';
import { run, runOrThrow } from '../host/run.ts';
import { type FixtureFlake, openFixture } from '../test/fixture-flake.ts';

// These are about the offline nixpkgs, also on a machine that could do without it.
describe.runIf(process.platform === 'linux')('the offline nixpkgs', { timeout: 300_000 }, () => {
  let fixture: FixtureFlake;
  const nix = (...args: string[]) => fixture.nix(...args);
  const build = (attribute: string) => fixture.build(attribute);

  beforeAll(async () => {
    fixture = await openFixture('fixture', { rust: false });
  }, 300_000);

  afterAll(() => fixture.remove());

  test('runCommand has its inputs on the path, its env, and no home', async () => {
    const path = await build('.#command');
    expect(await readFile(join(path, 'said'), 'utf8')).toBe('it runs\n');
    expect(await readFile(join(path, 'environment'), 'utf8')).toBe('hello /homeless-shelter\n');
  });

  test('a build sees no other programs, and in the sandbox no network', async () => {
    const lines = (await readFile(await build('.#isolated'), 'utf8')).trim().split('\n');
    expect(lines.filter((line) => line.startsWith('/'))).toEqual([]);
    if (fixture.setup.sandbox) expect(lines.map((line) => line.trim())).toEqual(['lo']);
  });

  const said = async (attribute: string, file: string): Promise<string[]> =>
    (await readFile(join(await build(attribute), file), 'utf8')).split('\n').filter(Boolean);

  test('a build sees nothing of the machine', async ({ skip }) => {
    if (!fixture.setup.sandbox) skip('there is no sandbox on this machine');
    const names = Object.values(roles).map((letter) => new RegExp(`^${letter}\\d.$`));
    const root = (await said('.#sandbox', 'root')).filter(
      (name) => !names.some((pattern) => pattern.test(name)),
    );
    expect(root).toEqual(['bin', 'build', 'dev', 'etc', 'nix', 'proc', 'tmp']);
    expect(await said('.#sandbox', 'machine')).toEqual([]);
    expect((await said('.#sandbox', 'files')).slice(1)).toEqual([
      '/bin/sh',
      '/etc/group',
      '/etc/hosts',
      '/etc/passwd',
    ]);
    expect((await said('.#sandbox', 'passwd')).map((line) => line.split(':')[0])).toEqual([
      'root',
      'nixbld',
      'nobody',
    ]);
  });

  test('time zones, locales and certificates are those of a sandbox of Nix', async () => {
    expect(await said('.#sandbox', 'zone')).toEqual(['Europe']);
    expect(await said('.#sandbox', 'locale')).toEqual([
      expect.stringContaining('cannot change locale'),
    ]);
    expect(await said('.#sandbox', 'letters')).toEqual(['1']);
    expect(await said('.#zones', '')).toEqual(['Europe/Berlin', '0', 'True']);
  });

  test('a program of another machine starts only after it was patched', async ({ skip }) => {
    if (!fixture.setup.sandbox) skip('there is no sandbox on this machine');
    const wheel = await mkdtemp(join(tmpdir(), 'wheel-'));
    await pipInstall(wheel, ['ruff==0.17.5']);
    await copyFile(join(wheel, 'bin/ruff'), join(fixture.folder, 'foreign'));
    await rm(wheel, { recursive: true });
    await runOrThrow('git', ['-C', fixture.folder, 'add', 'foreign']);
    expect(await said('.#foreign', 'before')).toEqual([
      expect.stringMatching(/(required file not found|No such file or directory)$/),
      'it ends with 127',
    ]);
    expect(await said('.#foreign', 'after')).toEqual([expect.stringMatching(/^ruff /)]);
  });

  test('the compilers find the libraries of inputs, and no others', async () => {
    expect(await said('.#compilers', 'said')).toEqual(['zlib', 'thrown', '42']);
    expect((await said('.#compilers', 'error')).join()).toContain('openssl/ssl.h');
  });

  test('writeShellApplication sets its path and environment', async () => {
    const path = await build('.#application');
    const said = await runOrThrow(join(path, 'bin/application'), [], { env: { PATH: '/none' } });
    expect(said).toBe('"two words"\n');
  });

  test('makeWrapper sets and extends variables', async () => {
    const said = await runOrThrow(join(await build('.#wrapped'), 'bin/say'), ['argument']);
    expect(said).toBe('a b /first argument\n');
  });

  test('mkDerivation unpacks, patches, compiles, checks and installs', async () => {
    const said = await runOrThrow(join(await build('.#compiled'), 'bin/compiled'), []);
    expect(said).toBe('compiled\n');
  });

  test('fetchurl takes the right file and no other', async () => {
    expect(await readFile(await build('.#rightHash'), 'utf8')).toBe('fetched\n');
    const { code, stderr } = await nix('build', '--no-link', '.#wrongHash');
    expect(code).not.toBe(0);
    expect(stderr).toContain('hash mismatch');
    expect(stderr).toContain('got:    sha256-9uN5sGOQVMUYBv1dZ5SMvK69NUsOkadoOTKwQ8XDujI=');
  });

  test('symlinkJoin and linkFarm merge folders', async () => {
    const path = await build('.#joined');
    expect(await readFile(join(path, 'share/deep/link'), 'utf8')).toBe('text');
    expect(await runOrThrow(join(path, 'bin/jq'), ['--version'])).toMatch(/^jq/);
  });

  test('treefmt formats with the formatters of its settings', async () => {
    const treefmt = join(await build('.#formatter'), 'bin/treefmt');
    const { code, stderr } = await run(treefmt, [
      '--ci',
      '--tree-root',
      fixture.folder,
      fixture.folder,
    ]);
    expect(stderr).toMatch(/formatted \d+ files \(0 changed\)/);
    expect(code).toBe(0);
  });

  test('Python lives in the store, with empty site-packages', async () => {
    const path = await build('.#python312');
    const script = 'import sys, ssl, importlib.util as u; print(sys.prefix, u.find_spec("pip"))';
    expect(await runOrThrow(join(path, 'bin/python3.12'), ['-c', script])).toBe(`${path} None\n`);
  });

  test('withPackages gives a Python that imports them', async () => {
    const python = join(await build('.#hatchling'), 'bin/python3.12');
    const script = 'import hatchling.build, sys; print(sys.prefix)';
    expect(await runOrThrow(python, ['-I', '-c', script])).toBe(`${python.slice(0, -15)}\n`);
  });

  test('nix develop has packages, env and the hooks of inputsFrom', async () => {
    const print = 'echo $IN_SHELL $FIRST $SECOND; type -P jq python3.12; echo $IN_NIX_SHELL';
    const { stdout, stderr } = await nix('develop', '-c', 'bash', '-c', print);
    expect(stdout.split('\n'), stderr).toEqual([
      'yes 1 2',
      expect.stringMatching(/^\/nix\/store\/.*-jq-.*\/bin\/jq$/),
      expect.stringMatching(/^\/nix\/store\/.*-python3-3\.12.*\/bin\/python3\.12$/),
      'impure',
      '',
    ]);
  });

  test('lib does what upstream does', async () => {
    const { stdout, stderr } = await nix('eval', '--json', '.#lib');
    expect(stderr).not.toContain('error');
    expect(JSON.parse(stdout)).toEqual({
      split: ['a', 'b'],
      scope: 3,
      source: ['flake.nix', 'languages', 'lib.nix', 'packages.nix', 'shell.nix'],
      toml: { a: [1, 2] },
      natural: ['a9', 'a10'],
    });
  });

  test('everything evaluates for the other systems', async () => {
    const { code, stderr } = await nix('flake', 'check', '--all-systems', '--no-build');
    expect(code, stderr).toBe(0);
    const foreign = ['aarch64-linux', 'aarch64-darwin', 'x86_64-linux'].filter(
      (system) => system !== hostSystem(),
    );
    for (const system of foreign)
      expect(stderr).toContain(`checking derivation packages.${system}.hatchling`);
  });
});
