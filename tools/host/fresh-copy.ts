import { cp, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { exists } from './cache.ts';
import { flakeInputs } from './flake-inputs.ts';
import { pythonsPath } from './python.ts';
import { run, runOrThrow } from './run.ts';
import { findUv } from './uv.ts';

/**
 * Copies a project into a git repository of its own, where a flake sees exactly what a clone of it
 * would hold. A flake that reads uv.lock gets one, made by uv, where it has none.
 *
 * @returns the path of the copy, for the caller to remove
 * @throws when git or uv fails
 */
export async function freshCopy(options: {
  readonly folder: string;
  readonly files?: readonly string[];
}): Promise<string> {
  const { folder } = options;
  const files = options.files ?? (await visibleFiles(folder));
  const copy = await mkdtemp(join(await realpath(tmpdir()), 'check-flake-'));
  try {
    for (const file of files)
      await cp(join(folder, file), join(copy, file), { verbatimSymlinks: true });
    await lockIfMissing(copy, files);
    await runOrThrow('git', ['init', '--quiet', copy]);
    const settings = ['-c', 'core.autocrlf=false', '-c', 'core.excludesFile='];
    await runOrThrow('git', ['-C', copy, ...settings, 'add', '--all']);
  } catch (error) {
    await rm(copy, { recursive: true, force: true });
    throw error;
  }
  return copy;
}

/** What git has or could add; outside of a repository, all files but those of git. */
export async function visibleFiles(folder: string): Promise<string[]> {
  const options = ['--cached', '--others', '--exclude-standard', '-z'];
  const listed = await run('git', ['-C', folder, 'ls-files', ...options]);
  if (listed.code === 0) {
    const files = listed.stdout.split('\0').filter(Boolean);
    const there = await Promise.all(files.map((file) => exists(join(folder, file))));
    return files.filter((_, index) => there[index]);
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((file) => !file.startsWith('.git/'));
}

/** Whether a flake installs from uv.lock. */
export function readsUvLock(folder: string): boolean {
  return flakeInputs(folder, ['uv2nix']).length > 0;
}

async function lockIfMissing(copy: string, files: readonly string[]): Promise<void> {
  if (files.includes('uv.lock') || !readsUvLock(copy)) return;
  const uv = await findUv();
  const env = {
    PATH: [await pythonsPath(), process.env.PATH ?? ''].join(':'),
    UV_PYTHON_DOWNLOADS: 'never',
  };
  await runOrThrow(uv, ['lock'], { cwd: copy, env });
}
