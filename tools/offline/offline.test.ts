import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
      source: ['flake.nix', 'lib.nix', 'packages.nix', 'shell.nix'],
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
