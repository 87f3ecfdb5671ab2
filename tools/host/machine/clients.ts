import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../find-program.ts';
import { run, runOrThrow } from '../run.ts';
import { stableSuite } from './base.ts';
import { debianRoot } from './debian-root.ts';
import type { Role } from './mounts.ts';

/**
 * The path of a program that gets packages out of a registry: the machine's own, which knows how this
 * machine reaches it, or else the distribution's, unpacked.
 */
async function client(name: string, role: Role, packages: readonly string[]): Promise<string> {
  const own = await findProgram(name);
  if (own !== null) return own;
  const { mount } = await debianRoot({ role, debianSuite: stableSuite, packages });
  return join(mount, 'bin', name);
}

/** A Go that installs programs from their modules. */
export const goClient = (): Promise<string> => client('go', 'go', ['golang-go']);

/** A Python that has pip. */
export async function pipClient(): Promise<string> {
  for (const name of ['python3', '/usr/bin/python3'])
    if ((await run(name, ['-m', 'pip', '--version'])).code === 0) return name;
  const { mount } = await debianRoot({
    role: 'pip',
    debianSuite: stableSuite,
    packages: ['python3-pip'],
  });
  return join(mount, 'bin/python3');
}

/** Downloads one file of the Maven registry into a folder, and gives its path. */
export async function mavenFile(artifact: string, folder: string): Promise<string> {
  const mvn = await client('mvn', 'maven', ['maven', 'default-jre-headless']);
  const repository = await mkdtemp(join(tmpdir(), 'maven-'));
  try {
    await runOrThrow(mvn, [
      ...['--batch-mode', '--quiet', `-Dmaven.repo.local=${repository}`, 'dependency:copy'],
      ...[`-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`],
    ]);
  } finally {
    await rm(repository, { recursive: true, force: true });
  }
  const [file] = (await readdir(folder)).filter((name) => name.endsWith('.jar'));
  if (file === undefined) throw new Error(`Maven gave no file for ${artifact}`);
  return join(folder, file);
}
