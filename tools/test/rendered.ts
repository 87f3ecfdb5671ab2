import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answers } from '../../packages/create-nix-project/src/values.ts';
import { nixCommand } from '../host/nix-command.ts';
import { nixSetup } from '../host/nix-setup.ts';
import { type Finished, run, runOrThrow } from '../host/run.ts';
import { renderProject } from './render-project.ts';

/** A new project in a folder of its own, which git knows. */
export interface Rendered {
  readonly folder: string;
  /** Runs a command in the dev shell, entered from the folder or one below it. */
  inShell(script: string, options?: ShellOptions): Promise<Finished>;
}

interface ShellOptions {
  readonly from?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Renders a new project of a variant, such as `uv`, and lets git know its files. */
export async function rendered(variant: string, given: Answers): Promise<Rendered> {
  const folder = await mkdtemp(join(tmpdir(), 'my-app-'));
  await renderProject(folder, variant, given);
  await runOrThrow('git', ['init', '--quiet'], { cwd: folder });
  await runOrThrow('git', ['add', '--all'], { cwd: folder });
  return { folder, inShell: (script, options) => inShell(folder, script, options) };
}

async function inShell(folder: string, script: string, options?: ShellOptions): Promise<Finished> {
  const setup = await nixSetup(folder);
  const command = ['develop', '--command', 'bash', '-c', script];
  const [nix, ...args] = nixCommand(setup, command, folder);
  const env = { LD_LIBRARY_PATH: undefined, ...setup.environment, ...options?.env };
  return run(nix, args, { cwd: join(folder, options?.from ?? '.'), env });
}

/** Removes what `rendered` made. */
export async function remove({ folder }: Rendered): Promise<void> {
  await rm(folder, { recursive: true });
}
