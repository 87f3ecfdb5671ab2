import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { findProgram } from './find-program.ts';
import { run } from './run.ts';

/** An interpreter of this machine, as pkgs/python/interpreter.nix reads it. */
export interface HostPython {
  readonly version: string;
  /** The folder that it was installed into. */
  readonly prefix: string;
  /** The file of the program itself, no link and no script. */
  readonly executable: string;
  readonly stdlib: string;
  readonly include: string;
}

// A virtual environment answers for the interpreter below it. Debian's own Python keeps packages
// in folders of its own ("posix_local"), which a store path does not have.
const question = `
import json, os, sys, sysconfig
executable = os.path.realpath(sys._base_executable)
print(json.dumps({
    "scheme": sysconfig.get_preferred_scheme("prefix"),
    "python": "%d.%d" % sys.version_info[:2],
    "version": sys.version.split()[0],
    "prefix": sys.base_prefix,
    "executable": executable,
    "stdlib": sysconfig.get_path("stdlib"),
    "include": sysconfig.get_path("include", vars={
        "installed_base": sys.base_prefix, "base": sys.base_prefix}),
}))
`;

/**
 * Finds a Python of that version: on the PATH, among pyenv's, or among uv's.
 *
 * @param version such as `3.12`
 * @param uv a uv to ask for the interpreters that it manages
 */
export async function hostPython(version: string, uv: string | null): Promise<HostPython | null> {
  for (const candidate of await candidates(version, uv)) {
    const python = await ask(candidate, version);
    if (python !== null) return python;
  }
  return null;
}

/**
 * The path of an interpreter of that version, such as `3.12`.
 *
 * @throws when the machine has none
 */
export async function findPython(version: string): Promise<string> {
  const found = await hostPython(version, null);
  if (found === null)
    throw new Error(`There is no Python ${version} here; pyenv and uv can install it.`);
  return found.executable;
}

async function candidates(version: string, uv: string | null): Promise<string[]> {
  const name = `python${version}`;
  const pyenv = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  const installed = (await readdir(pyenv).catch(() => []))
    .filter((folder) => folder.startsWith(`${version}.`))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((folder) => join(pyenv, folder, 'bin', name));
  return [await findProgram(name), ...installed, await managedByUv(version, uv)].filter(
    (path) => path !== null,
  );
}

async function managedByUv(version: string, uv: string | null): Promise<string | null> {
  if (uv === null) return null;
  const options = ['--no-python-downloads', '--managed-python', '--no-project'];
  const { code, stdout } = await run(uv, ['python', 'find', ...options, version]);
  return code === 0 ? stdout.trim() : null;
}

async function ask(candidate: string, wanted: string): Promise<HostPython | null> {
  const { code, stdout } = await run(candidate, ['-I', '-c', question], { seconds: 20 });
  if (code !== 0) return null;
  const { scheme, python, ...answer } = JSON.parse(stdout);
  return scheme === 'posix_prefix' && python === wanted ? answer : null;
}
