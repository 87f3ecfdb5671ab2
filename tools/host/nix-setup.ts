import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { findNix, type Nix } from './nix.ts';
import { nixConfig } from './nix-config.ts';
import { writeOfflineNixpkgs } from './offline-nixpkgs.ts';
import { findPrograms } from './programs.ts';
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
  /** Options for the commands that evaluate a flake. */
  readonly flakeOptions: readonly string[];
}

/** The system of this machine, in Nix's words. */
export function hostSystem(): string {
  const cpu = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  return `${cpu}-${process.platform}`;
}

let setup: Promise<NixSetup> | undefined;

/**
 * Finds or unpacks Nix and looks whether its binary cache answers; where it does not, makes the
 * offline nixpkgs. It is done once per process.
 *
 * @throws one error that says what to install
 */
export function nixSetup(): Promise<NixSetup> {
  setup ??= makeSetup();
  return setup;
}

async function makeSetup(): Promise<NixSetup> {
  const nix = await findNix();
  if (await cacheAnswers(nix)) {
    const environment = nixConfig(nix.config);
    return {
      nix,
      inputs: 'upstream',
      sandbox: (await setting(nix, 'sandbox', environment)) === 'true',
      environment,
      flakeOptions: ['--no-write-lock-file'],
    };
  }
  if (process.platform !== 'linux')
    throw new Error('The binary cache of Nix does not answer; without it, only Linux can check.');
  return offlineSetup(nix);
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
 * Nix with the offline nixpkgs, also where the binary cache answers.
 *
 * @throws when Nix cannot build on this machine
 */
export async function offlineSetup(nix: Nix): Promise<NixSetup> {
  const programs = await findPrograms();
  const folder = await writeOfflineNixpkgs(programs);
  const offline = [...nix.config, 'substituters =', 'flake-registry ='];
  const sandboxed = [
    ...offline,
    'sandbox = true',
    'sandbox-fallback = false',
    `sandbox-paths = ${programs.sandboxPaths.join(' ')}`,
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
    flakeOptions: [
      '--no-write-lock-file',
      '--override-input',
      'nixpkgs',
      `path:${pathToFileURL(folder).pathname}`,
    ],
  };
}

const cure = 'Install Nix (https://nixos.org/download), or run this as the owner of /nix.';
