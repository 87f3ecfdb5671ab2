import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { flakeInputs } from './flake-inputs.ts';
import { findNix, type Nix } from './nix.ts';
import { nixConfig } from './nix-config.ts';
import {
  type OfflineInputs,
  poetryInput,
  rustInputs,
  writeOfflineInputs,
} from './offline-inputs.ts';
import { machine } from './programs.ts';
import { run } from './run.ts';
import { whyNoBuild } from './why-no-build.ts';

/** Nix on this machine, ready to check flakes. */
export interface NixSetup {
  readonly nix: Nix;
  /** Whether flakes run on their own inputs, or on the offline ones. */
  readonly inputs: 'upstream' | 'offline';
  /** Whether builds are shut off from the network and from files that they do not name. */
  readonly sandbox: boolean;
  /** NIX_CONFIG for every Nix command. */
  readonly environment: Readonly<Record<string, string>>;
  /** Inputs that take the place of those that cannot be fetched. */
  readonly offlineInputs: OfflineInputs;
}

/** The system of this machine, in Nix's words. */
export function hostSystem(): string {
  const cpu = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  return `${cpu}-${process.platform}`;
}

const setups = new Map<string, Promise<NixSetup>>();

/**
 * Finds or unpacks Nix and looks whether its binary cache answers; where it does not, makes the
 * offline inputs. It is done once per process, once more for Rust, for torch, and
 * for each poetry.lock.
 *
 * @param folder that of the flake, for which what its inputs need is got ready as well
 * @throws one error that says what to install
 */
export function nixSetup(folder?: string): Promise<NixSetup> {
  const has = (inputs: readonly string[]) =>
    folder !== undefined && flakeInputs(folder, inputs).length > 0;
  const poetry = has([poetryInput]) ? { lock: poetryLock(folder ?? '') } : null;
  const torch = folder !== undefined && asksForTorch(folder);
  const rust = has(rustInputs) || (folder !== undefined && asksForRust(folder));
  const wanted: Wanted = { rust, poetry, torch };
  const key = JSON.stringify(wanted);
  const made = setups.get(key) ?? makeSetup(wanted);
  setups.set(key, made);
  return made;
}

/** What a flake needs beside that which every flake does. */
interface Wanted {
  readonly rust: boolean;
  /** With the text of the flake's poetry.lock, if it has one. */
  readonly poetry?: { readonly lock: string | null } | null;
  readonly torch?: boolean;
}

/** The text of the poetry.lock in a folder. */
export function poetryLock(folder: string): string | null {
  const file = join(folder, 'poetry.lock');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/**
 * Whether one of a flake's Nix files says if packages are to use CUDA, or names the package that
 * reads requirements beside torch: only the nixpkgs with torch has either.
 */
export function asksForTorch(folder: string): boolean {
  return nixFiles(folder).some((text) => /\b(cudaSupport|pip-requirements-parser)\b/.test(text));
}

/** Whether one of a flake's Nix files names what nixpkgs builds Rust with, as those for extensions do. */
export function asksForRust(folder: string): boolean {
  return nixFiles(folder).some((text) => /\b(rustPlatform|pkgs\.(cargo|rustc))\b/.test(text));
}

/** The text of flake.nix and of the Nix files in nix/. */
function nixFiles(folder: string): string[] {
  const nix = join(folder, 'nix');
  const below = existsSync(nix) ? readdirSync(nix, { recursive: true, encoding: 'utf8' }) : [];
  return [join(folder, 'flake.nix'), ...below.map((file) => join(nix, file))]
    .filter((file) => file.endsWith('.nix') && existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
}

async function makeSetup(wanted: Wanted): Promise<NixSetup> {
  const nix = await findNix();
  if (await cacheAnswers(nix)) {
    const environment = nixConfig(nix.config);
    return {
      nix,
      inputs: 'upstream',
      sandbox: (await setting(nix, 'sandbox', environment)) === 'true',
      environment,
      offlineInputs: {},
    };
  }
  if (process.platform !== 'linux')
    throw new Error('The binary cache of Nix does not answer; without it, only Linux can check.');
  return offlineSetup(nix, wanted);
}

async function cacheAnswers(nix: Nix): Promise<boolean> {
  const env = nixConfig([...nix.config, 'connect-timeout = 5', 'download-attempts = 1']);
  const substituters = await setting(nix, 'substituters', env);
  const cache = substituters.split(' ').find((address) => address.startsWith('http'));
  if (cache === undefined) return false;
  // The name that `nix store info` has in the oldest Nix as well.
  const { code } = await run(nix.program, ['store', 'ping', '--store', cache], {
    env,
    seconds: 15,
  });
  return code === 0;
}

/** What Nix itself would use; it knows the address of its cache. */
async function setting(nix: Nix, name: string, env: Record<string, string>): Promise<string> {
  const { stdout } = await run(nix.program, ['config', 'show'], { env });
  return new RegExp(`^${name} = (.*)$`, 'm').exec(stdout)?.[1] ?? '';
}

/**
 * Nix with the offline inputs, also where the binary cache answers.
 *
 * @throws when Nix cannot build on this machine
 */
export async function offlineSetup(
  nix: Nix,
  { rust, poetry, torch = false }: Wanted,
): Promise<NixSetup> {
  // Packages that poetry2nix builds from source may be made of Rust.
  const { programs, sandboxPaths } = await machine({
    rust: rust || !!poetry,
    poetry: !!poetry,
    torch,
  });
  const offlineInputs = await writeOfflineInputs(programs, poetry?.lock);
  const offline = [
    ...nix.config,
    'substituters =',
    'flake-registry =',
    // One after the other, most of the time goes by waiting for the disk.
    'max-jobs = auto',
  ];
  const sandboxed = [
    ...offline,
    'sandbox = true',
    'sandbox-fallback = false',
    `sandbox-paths = ${sandboxPaths.join(' ')}`,
  ];
  const sandbox = (await whyNoBuild(nix, sandboxed, programs.bash)) === null;
  const config = sandbox ? sandboxed : [...offline, 'sandbox = false'];
  const problem = sandbox ? null : await whyNoBuild(nix, config, programs.bash);
  if (problem !== null)
    throw new Error(`Nix ${nix.version} cannot build here:\n${problem}\n${cure}`);
  return {
    nix,
    inputs: 'offline',
    sandbox,
    environment: nixConfig(config),
    offlineInputs,
  };
}

const cure = 'Install Nix (https://nixos.org/download), or run this as the owner of /nix.';
