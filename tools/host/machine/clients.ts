import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { unpackPackages } from '../debian-packages.ts';
import { findProgram } from '../find-program.ts';
import { run, runOrThrow } from '../run.ts';
import { baseRoot, stableSuite } from './base.ts';
import { debianRoot } from './debian-root.ts';

// The machine's own programs know best how it reaches a registry; where it has none, they come from the
// distribution.

/** A Go that installs programs from their modules. */
export async function goClient(): Promise<string> {
  const own = await findProgram('go');
  if (own !== null) return own;
  const { mount } = await debianRoot({
    role: 'go',
    // That of the stable suite is too old for what is installed with it.
    debianSuite: 'sid',
    packages: ['golang-go'],
  });
  return join(mount, 'bin/go');
}

/** A Python that has pip. */
export async function pipClient(): Promise<string> {
  if ((await run('python3', ['-m', 'pip', '--version'])).code === 0) return 'python3';
  const { mount } = await debianRoot({
    role: 'pip',
    debianSuite: stableSuite,
    packages: ['python3-pip'],
  });
  return join(mount, 'bin/python3');
}

/**
 * Downloads a file of the Maven registry.
 *
 * @param path below the registry's address
 * @param sha256 the hash that it has to have, in hexadecimal
 * @throws when it cannot be downloaded, or is another one
 */
export async function mavenFile(path: string, sha256: string, target: string): Promise<void> {
  const { mount } = await baseRoot();
  const options = ['--fail', '--silent', '--show-error', '--location', '--retry', '3'];
  const address = `${await mavenAddress()}/${path}`;
  await runOrThrow(join(mount, 'bin/curl'), [...options, '--output', target, address]);
  const hash = createHash('sha256')
    .update(await readFile(target))
    .digest('hex');
  if (hash !== sha256) throw new Error(`${basename(path)} has the hash ${hash}, not ${sha256}`);
}

/** Maven itself is not needed: one of its libraries has the file with the address. */
async function mavenAddress(): Promise<string> {
  const { mount } = await baseRoot();
  const folder = await unpackPackages({
    name: 'maven',
    packages: ['libmaven3-core-java'],
    without: /^(?!libmaven3-core-java$)/,
    debianSuites: [stableSuite],
  });
  const library = join(folder, 'usr/share/java/maven3-model-builder.jar');
  const file = 'org/apache/maven/model/pom-4.0.0.xml';
  const text = await runOrThrow(join(mount, 'bin/unzip'), ['-p', library, file]);
  const address = /<url>(.*?)<\/url>/.exec(text)?.[1];
  if (address === undefined) throw new Error('Maven says no address of its registry');
  return address;
}
