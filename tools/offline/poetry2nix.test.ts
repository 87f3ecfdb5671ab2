import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostSystem, poetryLock } from '../host/nix-setup.ts';
import { runOrThrow } from '../host/run.ts';
import { type FixtureFlake, openFixture } from '../test/fixture-flake.ts';

const system = hostSystem();

describe.runIf(process.platform === 'linux')('the offline poetry2nix', { timeout: 600_000 }, () => {
  let fixture: FixtureFlake;
  const nix = (...args: string[]) => fixture.nix(...args);
  const build = (name: string) => fixture.build(`.#${name}`);
  // What is in the environment of the caller is not what makes it work.
  const python = (folder: string, code: string): Promise<string> =>
    runOrThrow('env', ['-i', join(folder, 'bin/python'), '-c', code]);
  const files = async (): Promise<Record<string, Record<string, string>>> => {
    const { stdout, stderr } = await nix('eval', '--json', '.#files');
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout);
  };

  beforeAll(async () => {
    const poetry = { lock: poetryLock(join(import.meta.dirname, 'fixture-poetry')) };
    fixture = await openFixture('fixture-poetry', { rust: false, poetry });
  }, 600_000);
  afterAll(() => fixture.remove());

  test('the application runs, and so does its environment', async () => {
    for (const name of ['app', 'dependencyEnv']) {
      const program = join(await build(name), 'bin/fixture-app');
      expect(await runOrThrow(program, [])).toBe('kiwisolver 1.4.8\n');
    }
  });

  test('an environment imports the packages of all groups, and extra ones', async () => {
    const environment = await build('env');
    const code = 'import sys, click, iniconfig, requests, setuptools; print(sys.prefix)';
    expect(await python(environment, code)).toBe(`${environment}\n`);
  });

  test('what a marker excludes is not there', async () => {
    const code = 'import importlib.util as u; print(u.find_spec("colorama"))';
    expect(await python(await build('env'), code)).toBe('None\n');
  });

  test('an editable environment takes the project from its folder', async () => {
    const folder = '/tmp/fixture-app/fixture_app';
    const environment = await build('editable');
    await mkdir(folder, { recursive: true });
    try {
      await writeFile(join(folder, '__init__.py'), '');
      await writeFile(join(folder, 'cli.py'), 'def main(): print("edited")\n');
      expect(await runOrThrow(join(environment, 'bin/fixture-app'), [])).toBe('edited\n');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test.each([
    ['setuptools', 'googleapis-common-protos', 'google.rpc.status_pb2'],
    ['poetry-core', 'tomlkit', 'tomlkit'],
    ['the C compiler', 'regex', 'regex._regex'],
    ['maturin', 'rpds-py', 'rpds'],
    ['setuptools and cargo', 'tiktoken', 'tiktoken._tiktoken'],
  ])('%s builds a package from its source', async (_, name, module) => {
    expect(await python(await build(name), `import ${module}; print("here")`)).toBe('here\n');
    expect((await files())[system]?.[name]).toMatch(/\.tar\.gz$/);
  });

  test('a wheel finds the libraries that it expects of a system', async () => {
    const code =
      'import kiwisolver; print([l for l in open("/proc/self/maps") if "stdc++" in l][0])';
    expect(await python(await build('kiwisolver'), code)).toMatch(
      /\/nix\/store\/.*-gcc-[\d.]+-lib\//,
    );
  });

  test('each system gets the wheel that fits it', async () => {
    const names = Object.entries(await files()).map(([name, all]) => [name, all.kiwisolver]);
    expect(Object.fromEntries(names)).toEqual({
      'aarch64-darwin': 'kiwisolver-1.4.8-cp312-cp312-macosx_11_0_arm64.whl',
      'aarch64-linux':
        'kiwisolver-1.4.8-cp312-cp312-manylinux_2_17_aarch64.manylinux2014_aarch64.whl',
      'x86_64-linux': 'kiwisolver-1.4.8-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
    });
  });

  test('a wrong hash stops the download', async () => {
    const { code, stderr } = await nix(
      'build',
      '--no-link',
      `.#legacyPackages.${system}.wrongHash`,
    );
    expect(code).not.toBe(0);
    expect(stderr).toContain('hash mismatch');
  });

  test('Poetry checks the lock without network', async () => {
    expect(await readFile(await build('lock'), 'utf8')).toBe('All set!\n');
  });

  test('a choice after poetry2nix has changed a package is an error, as upstream', async () => {
    const { code, stderr } = await nix('eval', `.#legacyPackages.${system}.tooLate.name`);
    expect(code).not.toBe(0);
    expect(stderr).toContain("attribute 'override' missing");
  });
});
