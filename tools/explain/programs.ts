import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { repository } from '../host/cache.ts';
import { unpackPackages } from '../host/debian-packages.ts';
import { hostPackage } from '../host/host-package.ts';
import { hostPoetry } from '../host/host-poetry.ts';
import { writeNixScript } from '../host/nix-script.ts';
import { nixSetup } from '../host/nix-setup.ts';
import { rustPackages } from '../host/packages.ts';
import { hostPython } from '../host/python.ts';
import { runOrThrow } from '../host/run.ts';
import { hostRusts } from '../host/rust.ts';
import { hostTorch } from '../host/torch.ts';
import { findUv } from '../host/uv.ts';

/** The programs whose failures are recorded, in one folder. */
export interface Programs {
  readonly folder: string;
  /** With the places of programs that only some commands shall find. */
  readonly environment: Readonly<Record<string, string>>;
}

const pythons = ['3.11', '3.12', '3.13'];

/** pip knows the address. */
const simpleIndex = 'from pip._internal.models.index import PyPI; print(PyPI.simple_url)';

/**
 * Writes a folder with nix (on the inputs of this machine), uv, poetry and three Pythons. `$NIX` is
 * Nix alone, for commands that need no inputs, and `$OLD_NIX` one that words many errors otherwise.
 *
 * @throws when one of them is neither there nor can be got
 */
export async function writePrograms(folder: string): Promise<Programs> {
  await mkdir(folder, { recursive: true });
  await writeNixScript(folder);
  const uv = await findUv();
  await symlink(uv, join(folder, 'uv'));
  const found = await Promise.all(
    pythons.map(async (name) => [name, await hostPython(name)] as const),
  );
  for (const [name, python] of found)
    await writeScript(join(folder, `python${name}`), `exec '${python?.commonExecutable}' "$@"`);
  const byVersion = Object.fromEntries(found);
  const poetry = await hostPoetry(byVersion);
  const path = [join(repository, 'tools/host/poetry-index'), poetry?.folder].join(':');
  const executable = byVersion[poetry?.python ?? '']?.commonExecutable;
  await writeScript(
    join(folder, 'poetry'),
    `PYTHONPATH='${path}' exec '${executable}' -m poetry "$@"`,
  );
  const setup = await nixSetup();
  // Python with the C library and all others that the distribution's torch was built with.
  const torch = await hostTorch();
  const rusts = await hostRusts();
  return {
    folder,
    environment: {
      ...setup.environment,
      PATH: [folder, process.env.PATH].join(':'),
      PROGRAMS: folder,
      REPOSITORY: repository,
      NIX: setup.nix.program,
      OLD_NIX: await oldNix(folder),
      DENY: await folderOf('cargo-deny'),
      DIRENV: join(await unpacked('direnv', ['direnv'], 'bookworm'), 'usr/bin'),
      NEXTEST: await folderOf('cargo-nextest'),
      // From before edition 2024, and its first.
      OLD_RUST: join(await unpacked('rust', ['cargo', 'rustc'], 'bookworm'), 'usr/bin'),
      OLDER_RUST: join(rusts.toolchains.at(-1)?.sysroot ?? '', 'bin'),
      TORCH_PYTHON: [
        `${torch.libraries}/ld-linux-x86-64.so.2 --library-path ${torch.libraries}`,
        byVersion[torch.python]?.executable,
      ].join(' '),
      TORCH_PACKAGES: torch.sitePackages,
      TOOLCHAIN: join((await runOrThrow('rustc', ['--print', 'sysroot'])).trim(), 'bin'),
      SIMPLE_INDEX: (await runOrThrow('python3', ['-c', simpleIndex])).trim(),
      UV_PYTHON_DOWNLOADS: 'never',
      POETRY_VIRTUALENVS_IN_PROJECT: 'true',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'init.defaultBranch',
      GIT_CONFIG_VALUE_0: 'main',
    },
  };
}

async function writeScript(file: string, text: string): Promise<void> {
  await writeFile(file, `#!/bin/sh\n${text}\n`);
  await chmod(file, 0o755);
}

/** Programs of one suite of the distribution. */
function unpacked(name: string, names: readonly string[], suite: string): Promise<string> {
  return unpackPackages({ name, packages: names, debianSuites: [suite] });
}

/** Nix 2.26, started through its own loader, as in tools/host/unpacked-nix.ts. */
async function oldNix(folder: string): Promise<string> {
  const root = await unpacked('nix', ['nix-bin'], 'trixie');
  const libraries = join(root, 'usr/lib/x86_64-linux-gnu');
  const loader = join(libraries, 'ld-linux-x86-64.so.2');
  const file = join(folder, 'old-nix');
  await writeScript(
    file,
    `exec '${loader}' --library-path '${libraries}' '${root}/usr/bin/nix' "$@"`,
  );
  return file;
}

async function folderOf(name: 'cargo-deny' | 'cargo-nextest'): Promise<string> {
  const recipe = rustPackages[name];
  const found = recipe && (await hostPackage(recipe));
  return dirname(found?.programs[name] ?? '');
}
