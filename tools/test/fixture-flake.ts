import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../host/cache.ts';
import { findNix } from '../host/nix.ts';
import { nixCommand } from '../host/nix-command.ts';
import { type NixSetup, offlineSetup } from '../host/nix-setup.ts';
import { type Finished, run, runOrThrow } from '../host/run.ts';

/** A copy of a flake in tools/offline, on the offline inputs, in a git repository. */
export interface FixtureFlake {
  readonly folder: string;
  readonly setup: NixSetup;
  nix(...args: string[]): Promise<Finished>;
  /** Builds an output such as `.#name`, and returns its path; throws with what Nix said. */
  build(attribute: string): Promise<string>;
  remove(): Promise<void>;
}

/** Copies `tools/offline/NAME`, also on a machine that could do without offline inputs. */
export async function openFixture(
  name: string,
  wanted: Parameters<typeof offlineSetup>[1],
): Promise<FixtureFlake> {
  const setup = await offlineSetup(await findNix(), wanted);
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  await cp(join(repository, 'tools/offline', name), folder, { recursive: true });
  await runOrThrow('git', ['init', '--quiet', folder]);
  await runOrThrow('git', ['-C', folder, 'add', '--all']);
  const nix = async (...args: string[]): Promise<Finished> => {
    const [program, ...all] = nixCommand(setup, args, folder);
    return run(program, all, { cwd: folder, env: setup.environment });
  };
  const build = async (attribute: string): Promise<string> => {
    const { stdout, stderr } = await nix('build', '--no-link', '--print-out-paths', attribute);
    const path = stdout.trim();
    if (path === '') throw new Error(stderr);
    return path;
  };
  return { folder, setup, nix, build, remove: () => rm(folder, { recursive: true, force: true }) };
}
