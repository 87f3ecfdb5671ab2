import { hostBuildSystems } from './build-systems.ts';
import { cached, exists } from './cache.ts';
import { type DevelopmentLibrary, developmentLibraries } from './development-libraries.ts';
import { type HostGeos, hostGeos } from './geos.ts';
import { type HostLibc, hostLibc, hostLibraries } from './host-libraries.ts';
import { type HostPackage, hostPackage } from './host-package.ts';
import { type HostPoetry, hostPoetry } from './host-poetry.ts';
import { pipInstall } from './install.ts';
import { type HostLibclang, hostLibclang } from './libclang.ts';
import {
  initialPackages,
  packages,
  pythonPackages,
  pythonVersions,
  rustPackages,
} from './packages.ts';
import { poetryPackages, poetryPythons } from './poetry-packages.ts';
import { type HostPython, hostPython } from './python.ts';
import { type HostRusts, hostRusts, rustFolders } from './rust.ts';
import { sandboxPaths } from './sandbox-paths.ts';
import { type HostTorch, hostTorch, torchLibraries } from './torch.ts';
import { torchPackages } from './torch-packages.ts';
import { hostTorchWheels } from './torch-wheels.ts';
import type { HostWheel } from './wheels.ts';

/** A Python package in a folder, as it would lie in site-packages. */
interface HostPythonPackage {
  readonly version: string;
  readonly folder: string;
}

/** All that the offline nixpkgs is made of; it reads this as programs.json. */
export interface HostPrograms {
  readonly bash: string;
  readonly initialPackages: readonly string[];
  /** Null for what the machine lacks. */
  readonly packages: Readonly<Record<string, HostPackage | null>>;
  readonly pythons: Readonly<Record<string, HostPython | null>>;
  readonly pythonPackages: Readonly<Record<string, HostPythonPackage>>;
  readonly libraries: Readonly<Record<string, string | null>>;
  /** Those with headers, by nixpkgs' names; none unless Rust was asked for. */
  readonly developmentLibraries: Readonly<Record<string, DevelopmentLibrary | null>>;
  readonly libc: HostLibc;
  /** Null unless it was asked for. */
  readonly rust: HostRusts | null;
  /** Null unless Rust was asked for. */
  readonly libclang: HostLibclang | null;
  /** Python packages of the index, by nixpkgs' names; none unless poetry2nix or torch was asked for. */
  readonly wheels: Readonly<Record<string, HostWheel>>;
  /** Null unless poetry2nix was asked for. */
  readonly poetry: HostPoetry | null;
  /** Null unless poetry2nix was asked for. */
  readonly geos: HostGeos | null;
  /** Null unless it was asked for. */
  readonly torch: HostTorch | null;
  /** The file with the certificates that the machine trusts. */
  readonly certificates: string;
  /** Folders that a build in Nix's sandbox has to see for these programs to run. */
  readonly sandboxPaths: readonly string[];
}

/**
 * Finds the programs of this machine, and installs those that it lacks and the registries have.
 *
 * @param wanted what to look for beside that which every flake needs
 * @throws when something is missing that nothing works without
 */
export async function findPrograms(wanted: {
  readonly rust: boolean;
  readonly poetry: boolean;
  readonly torch: boolean;
}): Promise<HostPrograms> {
  const recipes = {
    ...packages,
    ...(wanted.rust ? rustPackages : {}),
    ...(wanted.poetry ? poetryPackages : {}),
    ...(wanted.torch ? torchPackages : {}),
  };
  const found = await mapValues(recipes, hostPackage);
  const missing = initialPackages.filter((name) => found[name] === null);
  if (missing.length > 0) throw new Error(`this machine lacks ${missing.join(', ')}`);
  const uv = found.uv?.programs.uv ?? null;
  const versions = [...(wanted.poetry ? poetryPythons : []), ...pythonVersions];
  const pythons = await mapValues(
    Object.fromEntries(versions.map((version) => [version, version])),
    (version) => hostPython(version, uv),
  );
  const rust = wanted.rust ? await hostRusts() : null;
  const torch = wanted.torch ? await hostTorch() : null;
  return {
    bash: found.bash?.programs.bash ?? '',
    initialPackages,
    packages: found,
    pythons,
    pythonPackages: await mapValues(pythonPackages, hostPythonPackage),
    libraries: torch === null ? await hostLibraries() : torchLibraries(torch),
    developmentLibraries: wanted.rust ? await developmentLibraries() : {},
    libc: torch === null ? await hostLibc() : torch.libc,
    rust,
    libclang: wanted.rust ? await hostLibclang() : null,
    wheels: {
      ...(wanted.poetry ? await hostBuildSystems() : {}),
      ...(wanted.torch ? await hostTorchWheels() : {}),
    },
    poetry: wanted.poetry ? await hostPoetry(pythons) : null,
    geos: wanted.poetry ? await hostGeos() : null,
    torch,
    certificates: await certificates(),
    sandboxPaths: await sandboxPaths(
      present(found),
      present(pythons),
      rust === null ? [] : rustFolders(rust),
    ),
  };
}

async function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  f: (value: A, name: string) => Promise<B>,
): Promise<Record<string, B>> {
  const entries = Object.entries(record).map(async ([name, value]) => [name, await f(value, name)]);
  return Object.fromEntries(await Promise.all(entries));
}

async function hostPythonPackage(
  { version, requires }: { version: string; requires: string[] },
  name: string,
): Promise<HostPythonPackage> {
  const folder = await cached(`host/${name}-${version}`, (target) =>
    pipInstall(target, [`${name}==${version}`, ...requires]),
  );
  return { version, folder };
}

async function certificates(): Promise<string> {
  const files = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt'];
  for (const file of files) if (await exists(file)) return file;
  throw new Error('this machine lacks ca-certificates');
}

function present<T>(record: Readonly<Record<string, T | null>>): T[] {
  return Object.values(record).filter((value) => value !== null);
}
