import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { type NixSetup, nixSetup } from '../host/nix-setup.ts';
import { type Finished, run, runOrThrow } from '../host/run.ts';
import { whyNoBuild } from '../host/why-no-build.ts';
import { copyStarter, starterFolder } from '../test/starter.ts';

/**
 * Says on standard error why the tests of a file are skipped, which their report does not.
 *
 * @param reason null when they run
 * @returns whether they are skipped
 */
export function isSkipped(reason: string | null): boolean {
  if (reason !== null) console.warn(`These tests are skipped: ${reason}`);
  return reason !== null;
}

/** Why Nix cannot build in a store other than that of the machine; null when it can. */
export async function whyNoSecondStore(): Promise<string | null> {
  if (process.platform !== 'linux') return 'only Linux lets Nix build in a second store';
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  try {
    const setup = await nixSetup(starterFolder('uv'));
    const config = [...settings(setup), `store = ${folder}`];
    const problem = await whyNoBuild(setup.nix, config, '/bin/sh');
    return problem === null ? null : `Nix cannot build in a second store here: ${problem}`;
  } finally {
    await removeStore(folder);
  }
}

/** The settings that Nix needs on this machine, one a line. */
function settings({ environment }: NixSetup): string[] {
  return (environment.NIX_CONFIG ?? '').split('\n');
}

/** A project whose flake.lock names inputs that are there, so that plain Nix commands work in it. */
export interface Project {
  readonly folder: string;
  /** A folder for what a test makes beside the project. */
  readonly beside: string;
  /** What a builder has to have in its nix.conf. */
  readonly nixConf: string;
  /** The program, which a script may start. */
  readonly nix: string;
  /** The PATH on which it is. */
  readonly path: string;
  /**
   * Runs a command as it is documented, in the project.
   *
   * @param store the folder of the store in which Nix works; that of the machine without it
   * @param env changes to the environment
   */
  shell(command: string, store?: string, env?: Readonly<Record<string, string>>): Promise<Finished>;
  remove(): Promise<void>;
}

/** A copy of the starter of uv, in a git repository. */
export async function openProject(): Promise<Project> {
  const { folder, remove } = await copyStarter('uv');
  const beside = await mkdtemp(join(tmpdir(), 'many-machines-'));
  const setup = await nixSetup(folder);
  const { nix, offlineInputs } = setup;
  if (setup.inputs === 'offline') {
    const override = ['--override-input', 'nixpkgs', `path:${offlineInputs.nixpkgs}`];
    await runOrThrow(nix.program, ['flake', 'lock', ...override], {
      cwd: folder,
      env: setup.environment,
    });
  }
  const isUnpacked = nix.origin === 'unpacked';
  const config = settings(setup);
  // An unpacked Nix does not find itself, when it starts itself for a build elsewhere.
  if (isUnpacked) config.push(`build-hook = ${nix.program} __build-remote`);
  const folders = [...(isUnpacked ? [dirname(nix.program)] : []), process.env.PATH ?? ''];
  const path = folders.join(delimiter);
  const environment = {
    NIX_CONFIG: config.join('\n'),
    PATH: path,
    // What Nix remembers of caches would be that of others with the same name.
    XDG_CACHE_HOME: join(beside, 'cache'),
  };
  await mkdir(environment.XDG_CACHE_HOME);
  return {
    folder,
    beside,
    nixConf: `${settings(setup).join('\n')}\n`,
    nix: nix.program,
    path,
    shell: (command, store, env) =>
      run('bash', ['-c', command], {
        cwd: folder,
        env: { ...environment, ...(store === undefined ? {} : { NIX_REMOTE: store }), ...env },
        seconds: 300,
      }),
    remove: async () => {
      await remove();
      await removeStore(beside);
    },
  };
}

/** Removes a folder with stores in it, whose files cannot be written to. */
async function removeStore(folder: string): Promise<void> {
  await run('chmod', ['-R', 'u+w', folder]);
  await rm(folder, { recursive: true, force: true });
}
