import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repository } from '../host/cache.ts';
import { nixCommand } from '../host/nix-command.ts';
import { hostSystem, nixSetup } from '../host/nix-setup.ts';
import { runOrThrow } from '../host/run.ts';
import { copyStarter, type StarterCopy, starterFolder, tree } from './starter.ts';

let copy: StarterCopy;
beforeAll(async () => {
  copy = await copyStarter('uv');
});
afterAll(() => copy.remove());

/** Every command of the generated README files, and a piece of what it prints. */
const commands: [documented: string, args: string[], output: RegExp][] = [
  ['nix run', ['run'], /\.nix/],
  ['nix build', ['build'], /^/],
  ['nix flake check', ['flake', 'check'], /^/],
  ['nix fmt', ['fmt'], /^/],
  ['uv run pytest', ['develop', '--command', 'uv', 'run', 'pytest'], /passed/],
  ['uv-starter', ['develop', '--command', 'uv-starter'], /\.nix/],
  ['uv add requests', ['develop', '--command', 'uv', 'add', 'requests'], /^/],
  ['uv lock --upgrade', ['develop', '--command', 'uv', 'lock', '--upgrade'], /^/],
  [
    `nix build --print-build-logs .#checks.${hostSystem()}.tests`,
    ['build', '--no-link', '--print-build-logs', `.#checks.${hostSystem()}.tests`],
    /^/,
  ],
];

/** Documented, and not run here: they reach for upstream's newest inputs, or change the terminal. */
const notRun = ['nix develop', 'nix flake update'];

test.each(commands)('a documented command works: %s', async (_, args, output) => {
  const { code, stdout, stderr } = await copy.nix(...args);
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(output);
});

test('every command that the generated README files name is in this test', async () => {
  const texts = ['README.md', 'nix/README.md'].map((file) =>
    readFile(join(starterFolder('uv'), file), 'utf8'),
  );
  const text = (await Promise.all(texts)).join('\n');
  const inTables = [...text.matchAll(/\| `((?:nix|uv) [^`]*)`/g)].map(([, command]) => command);
  const inBlocks = [...text.matchAll(/^\$ (.*?)(?: {2,}#.*)?$/gm)].map(([, command]) => command);
  const known = [...commands.map(([command]) => command), ...notRun];
  const replay = 'npm create nix-project@latest -- . --template uv --yes --name uv-starter';
  const documented = [...inTables, ...inBlocks].map((command) =>
    command?.replace('x86_64-linux', hostSystem()),
  );
  expect(documented.length).toBeGreaterThan(8);
  expect(documented.filter((command) => ![...known, replay].includes(`${command}`))).toEqual([]);
});

test('nix flake init, the command and the example give the same files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'same-files-'));
  try {
    const initialised = join(folder, 'template');
    await runOrThrow('mkdir', [initialised]);
    await runOrThrow('git', ['init', '--quiet', initialised]);
    const setup = await nixSetup();
    const template = `git+file://${repository}?shallow=1#uv`;
    const [program, ...init] = nixCommand(setup, ['flake', 'init', '-t', template], initialised);
    await runOrThrow(program, init, { cwd: initialised, env: setup.environment });
    const main = join(repository, 'packages/create-nix-project/dist/main.cjs');
    const args = [main, 'uv-starter', '--template', 'uv', '--yes', '--no-lock', '--no-git'];
    await runOrThrow('node', args, { cwd: folder });
    const expected = await tree(join(folder, 'uv-starter'));
    expect(await tree(initialised)).toEqual(expected);
    expect(Object.keys(expected)).toContain('flake.lock');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
