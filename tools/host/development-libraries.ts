import { join } from 'node:path';
import { findProgram } from './find-program.ts';
import { run } from './run.ts';

/** Libraries that programs are compiled with: nixpkgs' name, and what pkg-config calls it. */
const modules: Readonly<Record<string, readonly string[]>> = {
  'alsa-lib': ['alsa'],
  curl: ['libcurl'],
  dbus: ['dbus-1'],
  expat: ['expat'],
  fontconfig: ['fontconfig'],
  freetype: ['freetype2'],
  libgit2: ['libgit2'],
  libpq: ['libpq'],
  libssh2: ['libssh2'],
  openssl: ['openssl', 'libssl', 'libcrypto'],
  sqlite: ['sqlite3'],
  udev: ['libudev'],
  xz: ['liblzma'],
  zlib: ['zlib'],
};

/** The file of each module that pkg-config needs for a library, by the module's name. */
export type DevelopmentLibrary = Readonly<Record<string, string>>;

/** Those of this machine; null for one that it lacks or that has no headers. */
export async function developmentLibraries(): Promise<Record<string, DevelopmentLibrary | null>> {
  const pkgConfig = await findProgram('pkg-config');
  const entries = Object.entries(modules).map(async ([name, wanted]) => [
    name,
    pkgConfig === null ? null : await files(pkgConfig, wanted),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

/** The files of these modules and of all that they require, or null when one is missing. */
async function files(
  pkgConfig: string,
  wanted: readonly string[],
): Promise<DevelopmentLibrary | null> {
  const found: Record<string, string> = {};
  const open = [...wanted];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    if (found[module] !== undefined) continue;
    const folder = await run(pkgConfig, ['--variable=pcfiledir', module]);
    if (folder.code !== 0 || folder.stdout.trim() === '') return null;
    found[module] = join(folder.stdout.trim(), `${module}.pc`);
    const required = ['--print-requires', '--print-requires-private', module];
    const { stdout } = await run(pkgConfig, required);
    // Each line is a name, and perhaps a version to compare with.
    open.push(...stdout.split('\n').flatMap((line) => line.trim().split(/\s+/)[0] || []));
  }
  return found;
}
