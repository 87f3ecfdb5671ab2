import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { aptSources, sourcesForSuite } from './apt-sources.ts';
import { cached, exists } from './cache.ts';
import { CacheError } from './cache-error.ts';
import { runOrThrow } from './run.ts';

/** What a package of the distribution became: a folder with usr/ in it. */
interface Unpacking {
  /** The folder's name in the cache, to which the suite is added, and a hash of what is wanted. */
  readonly name: string;
  readonly packages: readonly string[];
  /** Names of packages that those ask for, and that are left out all the same. */
  readonly without?: RegExp;
  /** Another one whenever `finish` does something else. */
  readonly revision?: number;
  /** Suites of Debian to take them from, the first that works; other distributions have one. */
  readonly debianSuites: readonly string[];
  /** Adds what the unpacked folder needs before it counts as done; `files/` has what came from where. */
  readonly finish?: (folder: string) => Promise<void>;
}

/** These belong to the distribution itself, and start others of its programs. */
const apt = '/usr/bin/apt-get';
const systemPath = { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } };

/**
 * Unpacks packages of the distribution, and all that they need, into the cache. The system is left
 * as it is, and root is not needed.
 *
 * @throws when the machine has no apt, or no suite has packages that unpack
 */
export async function unpackPackages(wanted: Unpacking): Promise<string> {
  if (!(await exists(apt))) throw new Error('there is no apt to take it from');
  const { id, codename } = await distribution();
  const failures: string[] = [];
  for (const suite of id === 'debian' ? wanted.debianSuites : [codename]) {
    try {
      return await cached(`host/${wanted.name}-${suite}-${key(wanted)}`, (target) =>
        unpack(target, wanted, codename, suite),
      );
    } catch (error) {
      if (error instanceof CacheError) throw error;
      failures.push(`${suite}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(failures.join('\n'));
}

/** Changes with the packages, so that a list that grew is unpacked anew. */
function key({ packages, without, revision }: Unpacking): string {
  const parts = [packages, without?.source, ...(revision === undefined ? [] : [revision])];
  const text = JSON.stringify(parts);
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

async function distribution(): Promise<{ id: string; codename: string }> {
  const text = await readFile('/etc/os-release', 'utf8');
  const field = (name: string) => new RegExp(`^${name}="?([^"\n]*)`, 'm').exec(text)?.[1] ?? '';
  return { id: field('ID'), codename: field('VERSION_CODENAME') };
}

async function unpack(
  target: string,
  { packages, without, finish }: Unpacking,
  codename: string,
  suite: string,
): Promise<void> {
  const sources = sourcesForSuite(await aptSources(), codename, suite);
  if (sources === null) throw new Error(`no apt source has the suite ${codename}`);
  const files = await download(join(target, 'apt'), sources, packages, without);
  await mkdir(join(target, 'files'));
  for (const file of files) {
    const listed = await runOrThrow('/usr/bin/dpkg', ['--vextract', file, target], systemPath);
    await writeFile(join(target, 'files', `${basename(file).split('_')[0]}.txt`), listed);
  }
  await rm(join(target, 'apt'), { recursive: true });
  await finish?.(target);
}

/** Downloads packages and what they need, with lists and a cache apart from the system's. */
async function download(
  folder: string,
  sources: string,
  packages: readonly string[],
  without: RegExp | undefined,
): Promise<string[]> {
  const archives = join(folder, 'cache/archives');
  await mkdir(join(archives, 'partial'), { recursive: true });
  await mkdir(join(folder, 'lists/partial'), { recursive: true });
  await writeFile(join(folder, 'suite.sources'), sources);
  // Nothing counts as installed, so that the C library comes along.
  await writeFile(join(folder, 'status'), '');
  await writeFile(join(folder, 'apt.conf'), aptConfiguration(folder));
  const runApt = (...args: string[]) =>
    runOrThrow(apt, ['-q', '-c', join(folder, 'apt.conf'), ...args], {
      cwd: archives,
      ...systemPath,
    });
  await runApt('update');
  const plan = await runApt('install', '--simulate', '--no-install-recommends', ...packages);
  const all = [...plan.matchAll(/^Inst (\S+)/gm)].map(([, name = '']) => name);
  // It leaves the files in its working directory.
  await runApt('download', ...all.filter((name) => !without?.test(name)));
  const names = await readdir(archives);
  return names.filter((name) => name.endsWith('.deb')).map((name) => join(archives, name));
}

function aptConfiguration(folder: string): string {
  return `Dir::Etc::sourcelist "${folder}/suite.sources";
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

/** The dynamic loader that came along, and the folder of the libraries that it is to look in. */
export interface DynamicLoader {
  readonly program: string;
  readonly libraries: string;
}

/**
 * Finds the loader of an unpacked folder. Programs of another suite start through it, because they
 * are built for the C library of that suite.
 *
 * @throws when the packages have none
 */
export async function dynamicLoader(folder: string): Promise<DynamicLoader> {
  const below = 'usr/lib';
  const [library = ''] = (await readdir(join(folder, below))).filter((name) =>
    name.endsWith('-linux-gnu'),
  );
  const libraries = join(folder, below, library);
  const loader = (await readdir(libraries)).find((name) => /^ld-linux.*\.so\.\d+$/.test(name));
  if (loader === undefined) throw new Error('the packages have no dynamic loader');
  return { program: join(libraries, loader), libraries };
}
