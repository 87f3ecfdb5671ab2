import { mkdir, symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { cached } from './cache.ts';
import { findProgram } from './find-program.ts';
import { baseRoot } from './machine/base.ts';
import { findPython } from './python.ts';
import { rustRoot } from './rust.ts';

/** Programs that tests start by name, beside those of the distribution's base. */
const others = {
  python3: () => findPython('3.13'),
  cargo: async () => join((await rustRoot()).mount, 'bin/cargo'),
  rustc: async () => join((await rustRoot()).mount, 'bin/rustc'),
  rustfmt: async () => join((await rustRoot()).mount, 'bin/rustfmt'),
};

/** Of the base: where a machine has none of these, all of the base comes after its own programs. */
const ofBase = ['bash', 'jq', 'gcc', 'make', 'curl'];

/**
 * Vitest runs this once before all tests: programs that they start and that the machine lacks are on the
 * PATH afterwards, behind its own.
 */
export default async function programsOnPath(): Promise<void> {
  const isMissing = async (name: string) => (await findProgram(name)) === null;
  const added: string[] = [];
  for (const [name, path] of Object.entries(others))
    if (await isMissing(name)) added.push(await folderWith(name, await path()));
  for (const name of ofBase)
    if (await isMissing(name)) {
      added.push(join((await baseRoot()).mount, 'bin'));
      break;
    }
  process.env.PATH = [process.env.PATH, ...added].join(delimiter);
}

/** A folder with nothing but a link to one program. */
function folderWith(name: string, path: string): Promise<string> {
  const key = path.replaceAll('/', '-');
  return cached(`host/path/${name}${key}`, async (folder) => {
    await mkdir(folder, { recursive: true });
    await symlink(path, join(folder, name));
  });
}
