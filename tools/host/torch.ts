import { readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type DynamicLoader, dynamicLoader, unpackPackages } from './debian-packages.ts';
import { type HostLibc, sonames } from './host-libraries.ts';
import { runOrThrow } from './run.ts';
import { torchModules, torchPython } from './torch-packages.ts';

/** The distribution's torch, as pkgs/python/torch.nix of the offline nixpkgs reads it. */
export interface HostTorch {
  /** The version of Python that it is compiled for. */
  readonly python: string;
  /** The folder of its Python modules and metadata. */
  readonly sitePackages: string;
  /** All shared libraries that it needs, with the C library among them. */
  readonly libraries: string;
  readonly libc: HostLibc;
  readonly packages: Readonly<Record<string, TorchPackage>>;
}

interface TorchPackage {
  readonly version: string;
  /** The folder that says what it is, in the old form. */
  readonly metadata: string;
  readonly modules: readonly string[];
  readonly requires: readonly string[];
}

const distPackages = 'usr/lib/python3/dist-packages';

/** A fast BLAS, and the library that the Python package sounddevice opens. */
const libraryPackages = ['libopenblas0-pthread', 'libportaudio2'];

/**
 * Python itself comes from the machine, other Python packages from the index; no graphics card is
 * compiled for, nothing is drawn, and the tests of torch are not run.
 */
const notNeeded = /^(python3(?!-torch)|libpython3|libllvm|libamd|fonts-|libtorch-test)/;

/**
 * Unpacks torch, built for the CPU, from the packages of the distribution into the cache. It comes
 * with a C library of its own, as the machine's may be older than the one it needs.
 *
 * @throws on a distribution without apt
 */
export async function hostTorch(): Promise<HostTorch> {
  const folder = await unpackPackages({
    name: 'torch',
    packages: [...Object.keys(torchModules).map((name) => `python3-${name}`), ...libraryPackages],
    without: notNeeded,
    debianSuites: ['trixie'],
    finish,
  });
  const sitePackages = join(folder, distPackages);
  const loader = await dynamicLoader(folder);
  return {
    python: torchPython,
    sitePackages,
    libraries: loader.libraries,
    libc: {
      version: await libcVersion(loader),
      library: join(loader.libraries, 'libc.so.6'),
      dynamicLinker: loader.program,
    },
    packages: await packages(sitePackages),
  };
}

/** Where the unpacked packages have the libraries that nixpkgs has as packages. */
export function torchLibraries({ libraries }: HostTorch): Record<string, string> {
  const names = [...sonames, 'libportaudio.so.2'];
  return Object.fromEntries(names.map((name) => [name, join(libraries, name)]));
}

/** Does what the scripts of the packages do when they are installed. */
async function finish(folder: string): Promise<void> {
  const modules = await readdir(join(folder, distPackages, 'torch'));
  const compiled = `_C.cpython-${torchPython.replace('.', '')}-`;
  if (!modules.some((name) => name.startsWith(compiled)))
    throw new Error(`its torch is not for Python ${torchPython}`);
  const { libraries } = await dynamicLoader(folder);
  const links = {
    'libblas.so.3': 'openblas-pthread/libblas.so.3',
    'liblapack.so.3': 'openblas-pthread/liblapack.so.3',
    'libopenblas.so.0': 'openblas-pthread/libopenblas.so.0',
    'libgloo.so.0': '../libgloo.so.0',
  };
  for (const [name, target] of Object.entries(links)) await symlink(target, join(libraries, name));
}

async function libcVersion({ program }: DynamicLoader): Promise<string> {
  const answer = await runOrThrow(program, ['--version']);
  return /version (\d+\.\d+)/.exec(answer)?.[1] ?? '';
}

async function packages(sitePackages: string): Promise<HostTorch['packages']> {
  const folders = await readdir(sitePackages);
  const entries = Object.entries(torchModules).map(([name, entry]) => {
    const metadata = folders.find((it) => it.startsWith(`${name}-`) && it.endsWith('.egg-info'));
    if (metadata === undefined) throw new Error(`the distribution's ${name} has no metadata`);
    const version = metadata.slice(name.length + 1, -'.egg-info'.length);
    return [name, { version, metadata, ...entry }];
  });
  return Object.fromEntries(entries);
}
