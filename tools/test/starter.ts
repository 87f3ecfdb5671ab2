import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { repository } from '../host/cache.ts';
import { readsUvLock } from '../host/fresh-copy.ts';
import { nixCommand } from '../host/nix-command.ts';
import { nixSetup } from '../host/nix-setup.ts';
import { findPython } from '../host/python.ts';
import { type Finished, run, runOrThrow } from '../host/run.ts';
import { findUv } from '../host/uv.ts';

/** The folder of a variant's starter. */
export function starterFolder(variant: string): string {
  return join(repository, 'examples', `${variant}-starter`);
}

/** A copy of a starter example, in a git repository and with its lock file. */
export interface StarterCopy {
  readonly folder: string;
  /** Runs Nix in the copy, with the inputs of this machine. */
  nix(...args: string[]): Promise<Finished>;
  append(file: string, text: string): Promise<void>;
  replace(file: string, from: string, to: string): Promise<void>;
  remove(): Promise<void>;
}

/** Copies a starter, locks Python packages with uv, and makes it a git repository. */
export async function copyStarter(variant: string): Promise<StarterCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'starter-'));
  await cp(starterFolder(variant), folder, { recursive: true });
  if (readsUvLock(folder))
    await runOrThrow(await findUv(), ['lock', '--python', await findPython('3.13')], {
      cwd: folder,
    });
  await runOrThrow('git', ['init', '--quiet', folder]);
  await runOrThrow('git', ['-C', folder, 'add', '--all']);
  return {
    folder,
    nix: async (...args) => {
      // What it needs may have changed with the lock file.
      const setup = await nixSetup(folder);
      const [program, ...all] = nixCommand(setup, args, folder);
      return run(program, all, { cwd: folder, env: { ...process.env, ...setup.environment } });
    },
    append: (file, text) => appendFile(join(folder, file), text),
    replace: async (file, from, to) => {
      const text = await readFile(join(folder, file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
      await writeFile(join(folder, file), text.replace(from, to));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Path and text of every file below a folder, without git's own. */
export async function tree(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.startsWith('.git/'))
    .sort();
  const texts = await Promise.all(files.map((path) => readFile(join(folder, path), 'utf8')));
  return Object.fromEntries(files.map((path, index) => [path, texts[index] ?? '']));
}
