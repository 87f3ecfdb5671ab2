import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSystems } from './build-systems.ts';
import { exists } from './cache.ts';
import { type HostPackage, hostPackage } from './host-package.ts';
import { type HostPoetry, hostPoetry } from './host-poetry.ts';
import { install } from './install.ts';
import { type HostLibclang, hostLibclang } from './libclang.ts';
import { baseRoot, libcRoot } from './machine/base.ts';
import { type HostLibraries, hostLibraries } from './machine/libraries.ts';
import { mountedFolders, type Role } from './machine/mounts.ts';
import { loader, multiarch } from './machine/relocate.ts';
import { initialPackages, packages, pythonVersions, rustPackages, timeZones } from './packages.ts';
import { poetryBuildSystems, poetryPackages } from './poetry-packages.ts';
import { type HostPython, hostPython } from './python.ts';
import { type HostRusts, hostRusts } from './rust.ts';
import { type HostTorch, hostTorch } from './torch.ts';
import { torchPackages, torchWheels } from './torch-packages.ts';
import { type HostWheel, hostWheels } from './wheels.ts';

/** What everything starts with that is compiled here, and Python. */
interface HostLibc {
  readonly version: string;
  readonly library: string;
  readonly dynamicLinker: string;
}

/** All that the stand-in nixpkgs is made of; it reads this as programs.json. */
export interface HostPrograms {
  readonly bash: string;
  /** A POSIX shell, which Nix has as /bin/sh in its sandbox. */
  readonly sh: string;
  readonly initialPackages: readonly string[];
  readonly packages: Readonly<Record<string, HostPackage>>;
  readonly pythons: Readonly<Record<string, HostPython | null>>;
  /** The folder of the compiler's own libraries, for those who are given them. */
  readonly compilerLibraries: string;
  /** The folder of the compiler's own headers. */
  readonly compilerHeaders: string;
  /** The folder of the headers of the C library. */
  readonly headers: string;
  /** The folder of the time zones. */
  readonly timeZones: string;
  readonly libraries: HostLibraries;
  readonly libc: HostLibc;
  /** Null unless it was asked for. */
  readonly rust: HostRusts | null;
  /** Null unless Rust was asked for. */
  readonly libclang: HostLibclang | null;
  /** Python packages of the index, by nixpkgs' names. */
  readonly wheels: Readonly<Record<string, HostWheel>>;
  /** Null unless poetry2nix was asked for. */
  readonly poetry: HostPoetry | null;
  /** Null unless it was asked for. */
  readonly torch: HostTorch | null;
  /** The file with the certificates that the machine trusts. */
  readonly certificates: string;
}

/** The programs, and the folders that a build in Nix's sandbox has to see for them to run. */
export interface Machine {
  readonly programs: HostPrograms;
  /** As Nix's setting `sandbox-paths` has them. */
  readonly sandboxPaths: readonly string[];
}

/**
 * Gets the programs ready that flakes are checked with.
 *
 * @param wanted what to get beside that which every flake needs
 * @throws when something cannot be had
 */
export async function machine(wanted: {
  readonly rust: boolean;
  readonly poetry: boolean;
  readonly torch: boolean;
}): Promise<Machine> {
  const recipes = {
    ...packages,
    ...(wanted.rust ? rustPackages : {}),
    ...(wanted.poetry ? poetryPackages : {}),
    ...(wanted.torch ? torchPackages : {}),
  };
  const versions = Object.fromEntries(pythonVersions.map((version) => [version, version]));
  // All at once: most of the time goes by waiting for registries.
  const [base, libc, libraries, rust, torch, pythons, found, zones] = await Promise.all([
    baseRoot(),
    libcRoot(),
    hostLibraries(),
    wanted.rust ? hostRusts() : null,
    wanted.torch ? hostTorch() : null,
    mapValues(versions, hostPython),
    mapValues(recipes, hostPackage),
    install(timeZones),
  ]);
  const compiler = join('lib/gcc', multiarch);
  const release = await onlyEntry(join(base.folder, compiler));
  const programs: HostPrograms = {
    bash: join(base.mount, 'bin/bash'),
    sh: join(base.mount, 'bin/dash'),
    initialPackages,
    packages: found,
    pythons,
    compilerLibraries: join(base.mount, 'lib', multiarch),
    compilerHeaders: join(base.mount, compiler, release, 'include'),
    headers: join(base.mount, 'include'),
    timeZones: join(zones, 'zoneinfo'),
    libraries,
    libc: {
      version: libc.version,
      library: join(libc.mount, 'lib', multiarch, 'libc.so.6'),
      dynamicLinker: join(libc.mount, loader.name),
    },
    rust,
    libclang: wanted.rust ? await hostLibclang() : null,
    wheels: await hostWheels(pythonPackages(wanted)),
    poetry: wanted.poetry ? await hostPoetry(pythons) : null,
    torch,
    certificates: await certificates(),
  };
  return { programs, sandboxPaths: sandboxPaths(programs, wanted) };
}

/** The versions of Python packages: those of nixos-24.11 for poetry2nix, else those of nixos-26.05. */
function pythonPackages(wanted: { readonly poetry: boolean; readonly torch: boolean }) {
  if (wanted.poetry) return poetryBuildSystems;
  return { ...buildSystems, ...(wanted.torch ? torchWheels : {}) };
}

function sandboxPaths(
  { sh }: HostPrograms,
  wanted: { readonly rust: boolean; readonly torch: boolean },
): string[] {
  const roles: Role[] = ['base', 'libc', 'libraries', 'registries'];
  if (wanted.rust) roles.push('rust', 'olderRust');
  if (wanted.torch) roles.push('torch');
  const mounts = mountedFolders(roles);
  const shell = mounts.map(({ name, folder }) => sh.replace(name, folder)).find((it) => it !== sh);
  return [...mounts.map(({ name, folder }) => `${name}=${folder}`), `/bin/sh=${shell}`];
}

async function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  f: (value: A, name: string) => Promise<B>,
): Promise<Record<string, B>> {
  const entries = Object.entries(record).map(async ([name, value]) => [name, await f(value, name)]);
  return Object.fromEntries(await Promise.all(entries));
}

async function onlyEntry(folder: string): Promise<string> {
  const [name, ...others] = await readdir(folder);
  if (name === undefined || others.length > 0) throw new Error(`${folder} has not one entry`);
  return name;
}

async function certificates(): Promise<string> {
  const files = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt'];
  for (const file of files) if (await exists(file)) return file;
  throw new Error('this machine lacks ca-certificates');
}
