import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository } from '../host/cache.ts';
import { nixCommand } from '../host/nix-command.ts';
import { writeNixScript } from '../host/nix-script.ts';
import { hostSystem, nixSetup } from '../host/nix-setup.ts';
import { run, runOrThrow } from '../host/run.ts';
import { poetry } from './poetry.ts';
import { copyStarter, type StarterCopy, starterFolder, tree } from './starter.ts';

/** Its code is 0 where none is named. */
type Command = [documented: string, args: string[], output: RegExp, code?: number];

const inShell = (...command: string[]) => ['develop', '--command', ...command];

const checkOf = (name: string): Command => [
  `nix build --print-build-logs .#checks.${hostSystem()}.${name}`,
  ['build', '--no-link', '--print-build-logs', `.#checks.${hostSystem()}.${name}`],
  /^/,
];

const isOffline = (await nixSetup()).inputs === 'offline';

/** Every command of the generated README files, and a piece of what it prints. */
const commands: Readonly<Record<string, readonly Command[]>> = {
  uv: [
    ['nix run', ['run'], /\.nix/],
    ['nix build', ['build'], /^/],
    ['nix flake check', ['flake', 'check'], /^/],
    ['nix fmt', ['fmt'], /^/],
    ['uv run pytest', inShell('uv', 'run', 'pytest'), /passed/],
    ['uv-starter', inShell('uv-starter'), /\.nix/],
    ['uv add requests', inShell('uv', 'add', 'requests'), /^/],
    ['uv lock --upgrade', inShell('uv', 'lock', '--upgrade'), /^/],
    ['nix build .#pytest-report', ['build', '.#pytest-report'], /^/],
    checkOf('tests'),
  ],
  'rust-crane': [
    ['nix run', ['run'], /^Hello, world!\n/],
    ['nix build', ['build'], /^/],
    ['nix flake check', ['flake', 'check'], /^/],
    ['nix fmt', ['fmt'], /^/],
    ['cargo nextest run', inShell('cargo', 'nextest', 'run'), /^/],
    [
      'nix develop .#msrv',
      ['develop', '.#msrv', '--command', 'rustc', '--version'],
      /^rustc 1\.85/,
    ],
    ['nix build .#nextest-report', ['build', '.#nextest-report'], /^/],
    ['nix build .#receipts', ['build', '.#receipts'], /^/],
    ['nix run .#receipts verify result', ['run', '.#receipts', 'verify', 'result'], /are good/],
    checkOf('nextest'),
  ],
  poetry2nix: [
    ['nix run', ['run'], /\.nix/],
    ['nix build', ['build'], /^/],
    ['nix flake check', ['flake', 'check'], /^/],
    ['nix fmt', ['fmt'], /^/],
    ['nix run .#test', ['run', '.#test'], /passed/],
    ['nix run .#lint', ['run', '.#lint'], /All checks passed/],
    ['nix run .#ci', ['run', '.#ci'], /All set![^]*passed/],
    ['pytest', inShell('pytest'), /passed/],
    ['poetry2nix-starter', inShell('poetry2nix-starter'), /\.nix/],
    ['poetry run pytest', inShell('poetry', 'run', 'pytest'), /passed/],
    ['poetry add --lock httpx', inShell(...poetry, 'add', '--lock', 'httpx'), /Writing lock/],
    ['poetry update --lock', inShell(...poetry, 'update', '--lock'), /Resolving/],
    ['nix build .#pytest-report', ['build', '.#pytest-report'], /^/],
    checkOf('tests'),
  ],
  'cuda-pytorch': [
    ['nix build', ['build'], /^/],
    ['nix flake check', ['flake', 'check'], /^/],
    ['nix fmt', ['fmt'], /^/],
    ['python -m pytest', inShell('python', '-m', 'pytest'), /passed/],
    [
      'PYTHONPATH=src python -m cuda_pytorch_starter',
      inShell('env', 'PYTHONPATH=src', 'python', '-m', 'cuda_pytorch_starter'),
      /^On (cpu|cuda): x=2\.00 y=-1\.00 radius=1\.50\n$/,
    ],
    ['uv pip list', inShell('uv', 'pip', 'list'), /^torch +\d/m],
    [
      `nix eval --raw .#devShells.${hostSystem()}.default.cudaCache`,
      ['eval', '--raw', `.#devShells.${hostSystem()}.default.cudaCache`],
      /public cache/,
    ],
    // The PyTorch of the offline nixpkgs is a build without CUDA, and this is how it is told.
    ['nix run .#verify', ['run', '.#verify'], /CPU/, isOffline ? 4 : 3],
    ['nix run .#verify -- --json', ['run', '.#verify', '--', '--json'], /^\{/, isOffline ? 4 : 3],
    ['nix run .#verify -- --allow-cpu', ['run', '.#verify', '--', '--allow-cpu'], /CPU/],
    ['nix build .#pytest-report', ['build', '.#pytest-report'], /^/],
    checkOf('requirements'),
  ],
};

/**
 * Documented, and not run here: they reach for upstream's newest inputs or for a database of
 * vulnerabilities, change the terminal, or delete what another test may just read.
 */
const notRun = [
  'nix develop',
  'nix flake update',
  'nix flake update nixpkgs',
  'nix run .#audit',
  'nix store delete .#pytest-report',
];

/** Documented, and run in a test of its own. */
const runElsewhere = [
  'scripts/ci.sh quick',
  // test/policy.test.ts of the command.
  'npm create nix-project@latest -- policy --check',
];

describe.each(Object.keys(commands))('the README files of %s', (variant) => {
  let copy: StarterCopy;
  beforeAll(async () => {
    copy = await copyStarter(variant);
  });
  afterAll(() => copy.remove());

  test.each(
    commands[variant] ?? [],
  )('a documented command works: %s', async (_, args, output, wanted = 0) => {
    const { code, stdout, stderr } = await copy.nix(...args);
    expect(code, stderr).toBe(wanted);
    expect(stdout).toMatch(output);
  });

  test.runIf(variant === 'rust-crane')('scripts/ci.sh runs its parts', async () => {
    const bin = await mkdtemp(join(tmpdir(), 'nix-script-'));
    try {
      await writeNixScript(bin);
      const env = { PATH: `${bin}:${process.env.PATH}` };
      const script = join(copy.folder, 'scripts/ci.sh');
      await runOrThrow(script, ['quick'], { env });
      expect(await runOrThrow(script, ['report'], { env })).toMatch(/result\/junit\.xml\n$/);
      expect((await run(script, ['everything'], { env })).code).toBe(2);
    } finally {
      await rm(bin, { recursive: true });
    }
  });

  test('every command that they name is in this test', async () => {
    const texts = ['README.md', 'nix/README.md'].map((file) =>
      readFile(join(starterFolder(variant), file), 'utf8'),
    );
    const text = (await Promise.all(texts)).join('\n');
    const inTables = [...text.matchAll(/\| `((?:nix|uv|poetry|npm) [^`]*)`/g)].map(
      ([, command]) => command,
    );
    const inBlocks = [...text.matchAll(/^\$ (.*?)(?: {2,}#.*)?$/gm)].map(([, command]) => command);
    const replay = `npm create nix-project@latest -- . --template ${variant} --yes --name ${variant}-starter`;
    const known = [
      ...(commands[variant] ?? []).map(([command]) => command),
      ...notRun,
      ...runElsewhere,
      replay,
    ];
    const documented = [...inTables, ...inBlocks].map((command) =>
      command?.replace('x86_64-linux', hostSystem()),
    );
    expect(documented.length).toBeGreaterThan(8);
    expect(documented.filter((command) => !known.includes(`${command}`))).toEqual([]);
  });
});

const variants = Object.keys(commands);

test.each(
  variants,
)('nix flake init, the command and the example give the same files: %s', async (variant) => {
  const folder = await mkdtemp(join(tmpdir(), 'same-files-'));
  try {
    const initialised = join(folder, 'template');
    await runOrThrow('mkdir', [initialised]);
    await runOrThrow('git', ['init', '--quiet', initialised]);
    const setup = await nixSetup();
    const template = `git+file://${repository}?shallow=1#${variant}`;
    const [program, ...init] = nixCommand(setup, ['flake', 'init', '-t', template], initialised);
    await runOrThrow(program, init, { cwd: initialised, env: setup.environment });
    const main = join(repository, 'packages/create-nix-project/dist/main.cjs');
    const args = [
      main,
      `${variant}-starter`,
      '--template',
      variant,
      '--yes',
      '--no-lock',
      '--no-git',
    ];
    await runOrThrow('node', args, { cwd: folder });
    const expected = await tree(join(folder, `${variant}-starter`));
    expect(await tree(initialised)).toEqual(expected);
    expect(Object.keys(expected)).toContain('flake.lock');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
