import { access, constants, realpath } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { run } from './run.ts';
import { versionIn } from './version.ts';

/** The path of the first program of that name on the PATH, or null. */
export async function findProgram(name: string): Promise<string | null> {
  // Administrators' programs are often not on the PATH of others.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  for (const folder of folders) {
    const path = join(folder, name);
    if (folder.startsWith('/') && (await isProgram(path))) return path;
  }
  return null;
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK)
    .then(() => realpath(path))
    .then(
      () => true,
      () => false,
    );
}

/** The version that a program prints; null when it does not start. */
export async function programVersion(path: string): Promise<string | null> {
  const { code, stdout, stderr } = await run(path, ['--version'], { seconds: 20 });
  const version = versionIn(stdout) ?? versionIn(stderr);
  if (version !== null) return version;
  // Some programs have no such option.
  return code === 126 || code === 127 ? null : 'of-this-machine';
}
