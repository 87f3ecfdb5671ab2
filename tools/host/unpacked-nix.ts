import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aptSources, sourcesForSuite } from './apt-sources.ts';
import { cached } from './cache.ts';
import { run, runOrThrow } from './run.ts';

/**
 * Unpacks Nix from the packages of the distribution into the cache. The system is left as it is,
 * and root is not needed.
 *
 * @returns the path of a program that runs this Nix
 * @throws when the machine has no apt, or no suite has a Nix that unpacks
 */
export async function unpackedNix(): Promise<string> {
  if ((await run('apt-get', ['--version'])).code !== 0)
    throw new Error('there is no apt to take it from');
  const { id, codename } = await distribution();
  // Debian's own suite can be older than what flakes need; Ubuntu's mirrors have no such suites.
  const suites = id === 'debian' ? ['sid', 'trixie'] : [codename];
  const failures: string[] = [];
  for (const suite of suites) {
    try {
      const folder = await cached(`host/nix-${suite}`, (target) => unpack(target, codename, suite));
      return join(folder, 'bin/nix');
    } catch (error) {
      failures.push(`${suite}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(failures.join('\n'));
}

async function distribution(): Promise<{ id: string; codename: string }> {
  const text = await readFile('/etc/os-release', 'utf8');
  const field = (name: string) => new RegExp(`^${name}="?([^"\n]*)`, 'm').exec(text)?.[1] ?? '';
  return { id: field('ID'), codename: field('VERSION_CODENAME') };
}

async function unpack(target: string, codename: string, suite: string): Promise<void> {
  const sources = sourcesForSuite(await aptSources(), codename, suite);
  if (sources === null) throw new Error(`no apt source has the suite ${codename}`);
  const packages = await download(join(target, 'apt'), sources);
  for (const file of packages) await runOrThrow('dpkg', ['-x', file, target]);
  await runOrThrow('rm', ['-r', join(target, 'apt')]);
  await writeWrapper(target);
}

/** Downloads nix-bin and all that it needs, with lists and a cache apart from the system's. */
async function download(folder: string, sources: string): Promise<string[]> {
  const archives = join(folder, 'cache/archives');
  await mkdir(join(archives, 'partial'), { recursive: true });
  await mkdir(join(folder, 'lists/partial'), { recursive: true });
  await writeFile(join(folder, 'nix.sources'), sources);
  // Nothing counts as installed, so that the C library comes along.
  await writeFile(join(folder, 'status'), '');
  await writeFile(join(folder, 'apt.conf'), aptConfiguration(folder));
  const apt = (...args: string[]) =>
    runOrThrow('apt-get', ['-q', '-c', join(folder, 'apt.conf'), ...args]);
  await apt('update');
  await apt('install', '--yes', '--download-only', '--no-install-recommends', 'nix-bin');
  const names = await readdir(archives);
  return names.filter((name) => name.endsWith('.deb')).map((name) => join(archives, name));
}

function aptConfiguration(folder: string): string {
  return `Dir::Etc::sourcelist "${folder}/nix.sources";
Dir::Etc::sourceparts "-";
Dir::State "${folder}";
Dir::State::lists "${folder}/lists";
Dir::State::status "${folder}/status";
Dir::Cache "${folder}/cache";
Dir::Cache::archives "${folder}/cache/archives";
// The folder may be one that only its owner can enter.
APT::Sandbox::User "";
Acquire::Retries "3";
Acquire::Languages "none";
Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11-icons::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11-icons-small::DefaultEnabled "false";
// These would change the system.
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
#clear DPkg::Pre-Install-Pkgs;
`;
}

/** Nix is built for the C library of its suite: it starts through the loader that came along. */
async function writeWrapper(folder: string): Promise<void> {
  const [library = ''] = (await readdir(join(folder, 'usr/lib'))).filter((name) =>
    name.endsWith('-linux-gnu'),
  );
  const names = await readdir(join(folder, 'usr/lib', library));
  const loader = names.find((name) => /^ld-linux.*\.so\.\d+$/.test(name));
  if (loader === undefined) throw new Error('the packages have no dynamic loader');
  const script = `#!/bin/sh
root=$(dirname "$(dirname "$(readlink -f "$0")")")
libraries=$root/usr/lib/${library}
exec "$libraries/${loader}" --argv0 "\${0##*/}" --library-path "$libraries" "$root/usr/bin/nix" "$@"
`;
  await mkdir(join(folder, 'bin'));
  await writeFile(join(folder, 'bin/nix'), script, { mode: 0o755 });
  // Nix is all of its commands, and goes by the name that it is started with.
  for (const name of ['nix-build', 'nix-instantiate', 'nix-store'])
    await symlink('nix', join(folder, 'bin', name));
}
