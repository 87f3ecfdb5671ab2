import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repository } from '../../../tools/host/cache.ts';
import { nixCommand } from '../../../tools/host/nix-command.ts';
import { nixSetup } from '../../../tools/host/nix-setup.ts';
import { runOrThrow } from '../../../tools/host/run.ts';

const main = join(repository, 'packages/create-nix-project/dist/main.cjs');
const starter = join(repository, 'examples/poetry2nix-starter');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unreadable-'));
  await cp(starter, folder, { recursive: true });
  await runOrThrow('git', ['init', '--quiet', folder]);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lock = () => join(folder, 'poetry.lock');
const command = (...args: string[]) => runOrThrow('node', [main, ...args], { cwd: folder });

/** What `nix eval` gives for an output. */
async function evaluate(attribute: string, apply: string): Promise<string> {
  await runOrThrow('git', ['-C', folder, 'add', '--all']);
  const setup = await nixSetup(folder);
  const args = ['eval', '--json', attribute, '--apply', apply];
  const [program, ...all] = nixCommand(setup, args, folder);
  return JSON.parse(await runOrThrow(program, all, { cwd: folder, env: setup.environment }));
}

/** Puts files before those that a package of the lock has. */
async function lockFiles(name: string, files: (version: string) => string[]): Promise<void> {
  const text = await readFile(lock(), 'utf8');
  const head = new RegExp(`name = "${name}"\\nversion = "(.*)"\\n[^]*?files = \\[\\n`);
  const [before = '', version = ''] = head.exec(text) ?? [];
  expect(version).not.toBe('');
  await writeFile(
    lock(),
    text.replace(before, () => before + lines(files(version))),
  );
}

function lines(files: readonly string[]): string {
  return files
    .map((file) => `    {file = "${file}", hash = "sha256:${'0'.repeat(64)}"},\n`)
    .join('');
}

async function addPackage(name: string, version: string, files: readonly string[]): Promise<void> {
  const text = await readFile(lock(), 'utf8');
  const block = `[[package]]
name = "${name}"
version = "${version}"
description = ""
optional = false
python-versions = "*"
files = [
${lines(files)}]

`;
  await writeFile(
    lock(),
    text.replace('[metadata]', () => `${block}[metadata]`),
  );
}

/** The file that each system takes of each package in the table. */
async function chosen(): Promise<string[]> {
  const texts = await evaluate('.#checks', 'builtins.mapAttrs (_: checks: checks.policy.text)');
  return Object.values(texts).flatMap((text) => text.trim().split('\n'));
}

test('wheels of which poetry2nix cannot read the name are passed over', async () => {
  // For a package with a row in the table, machines that it does not know.
  const platforms = [
    'manylinux_2_31_riscv64',
    'manylinux_2_36_loongarch64',
    'macos_11_arm64',
  ].concat([
    'linux_armv7l',
    'ios_13_0_arm64_iphoneos',
    'android_24_arm64_v8a',
    'pyodide_2024_0_wasm32',
  ]);
  await lockFiles('ruff', (version) =>
    platforms.map((platform) => `ruff-${version}-py3-none-${platform}.whl`),
  );
  // And for one without a row, tags that it does not know.
  const tags = ['py-none', '3-none', 'py312-abi3.abi3t', 'pp311-pypy311_pp73'].concat([
    'graalpy312-graalpy242_312_native',
  ]);
  await lockFiles('iniconfig', (version) =>
    tags.map((tag) => `iniconfig-${version}-${tag}-any.whl`),
  );

  expect((await chosen()).map((line) => line.replace(/^ruff: ruff-[\d.]+-/, ''))).toEqual([
    expect.stringMatching(/^py3-none-macosx_11_0_arm64/),
    expect.stringMatching(/^py3-none-manylinux_2_17_aarch64/),
    expect.stringMatching(/^py3-none-manylinux_2_17_x86_64/),
  ]);
  const shells = await evaluate('.#devShells', 'builtins.mapAttrs (_: it: it.default.drvPath)');
  expect(Object.keys(shells)).toHaveLength(3);
});

test('a package for Windows alone is left out', async () => {
  await addPackage('pywin32', '310', ['pywin32-310-cp312-cp312-win_amd64.whl']);
  await command('policy', '--fix');
  expect(await command('policy', '--check')).toContain('agree');
  expect((await chosen()).join('\n')).not.toContain('pywin32');
});

test('poetry2nix takes Cython from nixpkgs, which is no contradiction of the table', async () => {
  const file = 'cython-3.1.2-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl';
  await addPackage('cython', '3.1.2', [file, 'cython-3.1.2.tar.gz']);
  await command('policy', '--fix');
  expect((await chosen()).join('\n')).not.toContain(file);
});
