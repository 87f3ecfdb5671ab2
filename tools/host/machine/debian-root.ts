import { cp, lstat, mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unpackPackages } from '../debian-packages.ts';
import { linkMount, mountName, type Role } from './mounts.ts';
import { insteadOfUsr, loader, multiarch, relocateFolder } from './relocate.ts';

/** Packages of a distribution, unpacked and made to need nothing of the machine. */
export interface DebianRoot {
  /** The name under which builds see the folder, such as `/b0x`. */
  readonly mount: string;
  /** What was `/usr` in the packages. */
  readonly folder: string;
  /** The files of each package, relative to the folder. */
  readonly files: (packageName: string) => Promise<string[]>;
}

/**
 * Unpacks packages of the distribution, with all that they need, so that they run from `mount` alone.
 *
 * @param debianSuite the one of Debian to take them from; other distributions have one
 * @param without names of packages that those ask for, and that are left out all the same
 * @param also does what the scripts of the packages would do when they are installed
 * @throws when they cannot be had, or the name cannot be made
 */
export async function debianRoot(wanted: {
  readonly role: Role;
  readonly debianSuite: string;
  readonly packages: readonly string[];
  readonly without?: RegExp;
  readonly also?: (folder: string, mount: string) => Promise<void>;
  /** Another one whenever `also` does something else. */
  readonly revision?: number;
}): Promise<DebianRoot> {
  const mount = await mountName(wanted.role);
  const unpacked = await unpackPackages({
    name: `${wanted.role}${mount.slice(2)}`,
    packages: wanted.packages,
    without: wanted.without ?? /^(tzdata|adduser|debconf|dpkg|passwd|ucf)$/,
    debianSuites: [wanted.debianSuite],
    ...(wanted.revision === undefined ? {} : { revision: wanted.revision }),
    finish: async (target) => {
      await finish(join(target, 'usr'), mount);
      await wanted.also?.(join(target, 'usr'), mount);
    },
  });
  const folder = join(unpacked, 'usr');
  await linkMount(mount, folder);
  return { mount, folder, files: (name) => filesOf(unpacked, name) };
}

/** Moves everything into the folder that was `/usr`, and gives it the names of the mount. */
async function finish(folder: string, mount: string): Promise<void> {
  await mergeIntoUsr(dirname(folder));
  await rm(join(folder, 'share/doc'), { recursive: true, force: true });
  await rm(join(folder, 'share/man'), { recursive: true, force: true });
  await rm(join(folder, 'share/locale'), { recursive: true, force: true });
  await relocateFolder(folder, insteadOfUsr(mount));
  await symlinkUnlessThere(`lib/${multiarch}/${loader.name}`, join(folder, loader.name));
}

/** Packages of older suites have files in /bin and /lib, which are links to /usr on a machine. */
async function mergeIntoUsr(root: string): Promise<void> {
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
    const from = join(root, name);
    if (!(await lstat(from).catch(() => null))?.isDirectory()) continue;
    await cp(from, join(root, 'usr', name), { recursive: true, verbatimSymlinks: true });
    await rm(from, { recursive: true });
  }
}

/** Makes a link that the scripts of a package would make. */
export async function symlinkUnlessThere(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

async function filesOf(unpacked: string, name: string): Promise<string[]> {
  const names = await readdir(join(unpacked, 'files'));
  const file = names.find((it) => it === `${name}.txt`);
  if (file === undefined) throw new Error(`there is no package ${name} among the unpacked ones`);
  const listed = await readFile(join(unpacked, 'files', file), 'utf8');
  return listed
    .split('\n')
    .map((line) => line.replace(/^\.\/(usr\/)?/, ''))
    .filter((path) => path !== '' && !path.endsWith('/'));
}
