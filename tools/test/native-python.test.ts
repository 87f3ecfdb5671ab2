import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../host/cache.ts';
import { nixCommand } from '../host/nix-command.ts';
import { nixSetup } from '../host/nix-setup.ts';
import { run, runOrThrow } from '../host/run.ts';

const main = join(repository, 'packages/create-nix-project/dist/main.cjs');

const locked = (name: string, wheel: string) =>
  `[[package]]\nname = "${name}"\nversion = "1"\nsource = { registry = "https://a.b/simple" }\nwheels = [\n    { url = "https://a.b/${name}-1-${wheel}.whl" },\n]\n`;

/** Two projects whose packages need libraries that macOS has no package of, or no use for. */
const projects: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  uv: {
    'pyproject.toml': '[project]\nname = "scanner"\nversion = "1"\nrequires-python = ">=3.13"\n',
    'uv.lock': [
      'version = 1\nrevision = 3\nrequires-python = ">=3.13"\n',
      locked('opencv-python', 'cp37-abi3-manylinux_2_28_x86_64'),
      locked('psycopg2', 'cp313-cp313-win_amd64'),
      locked('python-magic', 'py3-none-any'),
      '[[package]]\nname = "scanner"\nversion = "1"\nsource = { virtual = "." }\n',
      locked('soundfile', 'py3-none-manylinux_2_28_x86_64'),
    ].join('\n'),
  },
  'cuda-pytorch': { 'requirements.txt': 'torch\nopencv-python==5.0\npython-magic\npsycopg2\n' },
};

const libraries = [
  ...['file # python-magic', 'glib # opencv-python', 'libGL # opencv-python'],
  ...['libice # opencv-python', 'libpq # psycopg2', 'libsm # opencv-python'],
  ...['libx11 # opencv-python', 'libxcb # opencv-python', 'libxext # opencv-python'],
];

test.each(
  Object.keys(projects),
)('the libraries that the packages of a %s project need are found, on Linux alone', {
  timeout: 300_000,
}, async (variant) => {
  const folder = await mkdtemp(join(tmpdir(), 'native-python-'));
  try {
    for (const [path, text] of Object.entries(projects[variant] ?? {})) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await runOrThrow('git', ['init', '--quiet', folder]);
    await runOrThrow('node', [main, '--yes', '--no-lock'], { cwd: folder });
    await runOrThrow('git', ['-C', folder, 'add', '--all']);
    const text = await runOrThrow('cat', [join(folder, 'nix/libraries.nix')]);
    expect(text.match(/(?<=^ {2}pkgs\.)\w+ # [a-z].*$/gm)?.slice(1)).toEqual(libraries);

    const names = libraries.map((line) => line.split(' ')[0] ?? '');
    const found = async (system: string) => {
      const derivations = await parts(folder, `.#devShells.${system}.default`);
      return names.filter((name) => derivations.some((path) => named(path, name)));
    };
    expect(await found('x86_64-linux')).toEqual(names);
    expect(await found('aarch64-darwin')).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** The derivations that an output is made of. */
async function parts(folder: string, output: string): Promise<string[]> {
  const setup = await nixSetup(folder);
  const [nix, ...args] = nixCommand(setup, ['path-info', '--derivation', '-r', output], folder);
  const { code, stdout, stderr } = await run(nix, args, { cwd: folder, env: setup.environment });
  if (code !== 0) throw new Error(stderr);
  return stdout.trim().split('\n');
}

function named(path: string, name: string): boolean {
  return new RegExp(`^/nix/store/[a-z0-9]{32}-${name}(-[0-9].*)?\\.drv$`).test(path);
}
