import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findNix } from '../host/nix.ts';
import { nixCommand } from '../host/nix-command.ts';
import { hostSystem, type NixSetup, offlineSetup } from '../host/nix-setup.ts';
import { type Finished, run, runOrThrow } from '../host/run.ts';
import { gitDependency } from './git-dependency.ts';

const system = hostSystem();

describe.runIf(process.platform === 'linux')('the offline crane', { timeout: 600_000 }, () => {
  let setup: NixSetup;
  let folder: string;
  let flake: string;

  const nix = async (...args: string[]): Promise<Finished> => {
    const [program, ...all] = nixCommand(setup, args, flake);
    return run(program, all, { cwd: flake, env: setup.environment });
  };
  const check = (name: string) => nix('build', '--no-link', '-L', `.#checks.${system}.${name}`);
  const edit = async (file: string, change: (text: string) => string) => {
    const path = join(flake, file);
    await writeFile(path, change(await readFile(path, 'utf8')));
  };

  beforeAll(async () => {
    setup = await offlineSetup(await findNix(), { rust: true });
    folder = await mkdtemp(join(tmpdir(), 'offline-crane-'));
  }, 600_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  beforeEach(async () => {
    flake = await mkdtemp(join(folder, 'flake-'));
    await cp(join(import.meta.dirname, 'fixture-rust'), flake, { recursive: true });
    await runOrThrow('git', ['init', '--quiet', flake]);
    await runOrThrow('git', ['-C', flake, 'add', '--all']);
  });

  test('all checks pass, with the newest compiler and an older one', async () => {
    const { code, stderr } = await nix('flake', 'check', '-L');
    expect(code, stderr).toBe(0);
  });

  test('it evaluates for the other systems, with nothing in the store', async () => {
    const { code, stderr } = await nix('flake', 'check', '--all-systems', '--no-build');
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('checking derivation checks.aarch64-darwin.nextest');
  });

  test('an edit compiles the workspace again, and no dependency', async () => {
    await edit('crates/hello/src/main.rs', (text) => `${text}// Edited at ${Date.now()}.\n`);
    const { code, stderr } = await check('nextest');
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('Compiling hello v0.1.0');
    expect(stderr).not.toContain('itoa v');
    expect(stderr).toContain('1 test run: 1 passed');
  });

  test('a failing test fails its check and no other', async () => {
    await edit('crates/greet/src/lib.rs', (text) => text.replace('"hello 42"', '"bye 42"'));
    const { code, stderr } = await check('nextest');
    expect(code).not.toBe(0);
    expect(stderr).toContain('FAIL');
    expect((await check('clippy')).code).toBe(0);
    expect((await check('doctest')).code).toBe(0);
  });

  test('a failing documentation test fails its check', async () => {
    await edit('crates/greet/src/lib.rs', (text) => text.replace('"hello 3"', '"bye 3"'));
    expect((await check('doctest')).code).not.toBe(0);
  });

  test('an interface that is too new fails with the older compiler only', async () => {
    await edit('crates/greet/src/lib.rs', (text) => `${text}\n${tooNew}`);
    const { code, stderr } = await check('msrv');
    expect(code).not.toBe(0);
    expect(stderr).toContain('unsigned_is_multiple_of');
    expect((await check('nextest')).code).toBe(0);
  });

  test('a licence that is not allowed fails cargo-deny', async () => {
    await edit('deny.toml', (text) => text.replace('"Apache-2.0"', '"ISC"').replace('"MIT", ', ''));
    const { code, stderr } = await check('deny');
    expect(code).not.toBe(0);
    expect(stderr).toContain('licenses FAILED');
  });

  test('a checksum that is wrong stops the download', async () => {
    await edit('Cargo.lock', (text) => text.replace(/checksum = "..../, 'checksum = "0000'));
    const { code, stderr } = await check('clippy');
    expect(code).not.toBe(0);
    expect(stderr).toContain('hash mismatch');
  });

  test('a package runs, and holds on to neither crates nor compiler', async () => {
    const built = await nix('build', '--no-link', '--print-out-paths', '-L', '.');
    const path = built.stdout.trim();
    expect(path, built.stderr).not.toBe('');
    expect(await runOrThrow(join(path, 'bin/hello'), [])).toBe('hello 7\n');
    const options = { env: setup.environment };
    const closure = await runOrThrow(setup.nix.program, ['path-info', '-r', path], options);
    const names = closure
      .trim()
      .split('\n')
      .map((it) => it.slice('/nix/store/'.length + 33));
    expect(names.sort()).toEqual([
      expect.stringMatching(/^fixture-/),
      expect.stringMatching(/^gcc-[\d.]+-lib$/),
    ]);
  });

  test('a git dependency is vendored, with what it inherits from its workspace', async () => {
    const url = await gitDependency(join(folder, 'dependency'));
    await edit('Cargo.toml', (text) =>
      text.replace('itoa = "1"', `itoa = "1"\none = { git = "${url}", tag = "v1" }`),
    );
    await edit('crates/hello/Cargo.toml', (text) => `${text}one.workspace = true\n`);
    await edit('crates/hello/src/main.rs', (text) => text.replace('7', 'one::one()'));
    await runOrThrow('cargo', ['generate-lockfile', '--quiet'], { cwd: flake });
    const { code, stderr, stdout } = await nix('run', '.');
    expect(code, stderr).toBe(0);
    expect(stdout).toBe('hello 1\n');
  });

  test('coverage is measured', async () => {
    const attribute = `.#legacyPackages.${system}.coverage`;
    const { stdout, stderr } = await nix(
      'build',
      '--no-link',
      '--print-out-paths',
      '-L',
      attribute,
    );
    const path = stdout.trim();
    expect(path, stderr).not.toBe('');
    expect(await readFile(path, 'utf8')).toMatch(/SF:.*greet\/src\/lib\.rs\n/);
  });

  test('pkg-config finds the libraries that are inputs, and no others', async () => {
    const attribute = `.#legacyPackages.${system}.openssl`;
    const { stdout, stderr } = await nix(
      'build',
      '--no-link',
      '--print-out-paths',
      '-L',
      attribute,
    );
    const path = stdout.trim();
    expect(path, stderr).not.toBe('');
    expect(await readFile(path, 'utf8')).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('a shell has the toolchain in the store', async () => {
    const { stdout, stderr } = await nix('develop', '-c', 'rustc', '--print', 'sysroot');
    expect(stdout, stderr).toMatch(/^\/nix\/store\/\w+-rust-default-\d+\.\d+\.\d+\n$/);
  });

  test('a release that is not there evaluates, as upstream, and does not build', async () => {
    const { code, stderr } = await nix('build', '--no-link', `.#legacyPackages.${system}.missing`);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/The stand-in has no Rust 1\.2\.0, only [\d., ]+\./);
  });

  test('other flakes wait for nothing of it', async () => {
    const plain = await offlineSetup(await findNix(), { rust: false });
    expect(Object.keys(plain.offlineInputs)).not.toContain('crane');
    expect(Object.keys(plain.offlineInputs)).not.toContain('rust-overlay');
  });
});

const tooNew = `/// Whether it is even.
pub fn is_even(number: u32) -> bool {
    number.is_multiple_of(2)
}
`;
