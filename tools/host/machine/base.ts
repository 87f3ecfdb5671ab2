import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../run.ts';
import { type DebianRoot, debianRoot, symlinkUnlessThere } from './debian-root.ts';
import { multiarch } from './relocate.ts';

const words = (text: string): string[] => text.trim().split(/\s+/);

/** The suite of everything but the newest compilers: a stable one is the same every time. */
export const stableSuite = 'trixie';

/** What every build needs, and the libraries that Python's own modules load. */
const basePackages = words(`
  libc-bin bash dash coreutils findutils diffutils sed grep gawk tar gzip bzip2 make patch xz-utils file g++ git
  jq nodejs pkgconf curl unzip debianutils perl-base util-linux bsdutils mount
  libncursesw6 libnsl2 libreadline8t64 libsqlite3-0 libuuid1`);

let base: Promise<DebianRoot> | undefined;
let libc: Promise<LibcRoot> | undefined;

/** The programs of the distribution. */
export function baseRoot(): Promise<DebianRoot> {
  base ??= makeBase();
  return base;
}

function makeBase(): Promise<DebianRoot> {
  return debianRoot({
    role: 'base',
    debianSuite: stableSuite,
    packages: basePackages,
    also: async (folder) => {
      // What update-alternatives does.
      const links = {
        cc: 'gcc',
        'c++': 'g++',
        awk: 'gawk',
        which: 'which.debianutils',
        chroot: '../sbin/chroot',
      };
      for (const [name, target] of Object.entries(links))
        await symlinkUnlessThere(target, join(folder, 'bin', name));
      await leaveOutUsersSettings(join(folder, 'bin/bash'));
    },
    revision: 1,
  });
}

/**
 * Unlike nixpkgs' one, Debian's bash reads ~/.bashrc when a socket is its standard input, as is that of
 * what Node starts: it thinks that it was started over ssh.
 */
async function leaveOutUsersSettings(bash: string): Promise<void> {
  const bytes = await readFile(bash);
  const at = bytes.indexOf('\0~/.bashrc\0');
  if (at === -1) throw new Error('bash names no ~/.bashrc');
  bytes.write('\0/.bashrc-\0', at, 'latin1');
  await writeFile(bash, bytes);
}

/** The C library alone. */
export interface LibcRoot extends DebianRoot {
  readonly version: string;
}

/**
 * The C library of the same suite, with nothing beside it. Whatever is compiled, and Python, starts
 * with this one: as in nixpkgs, it finds no other library unless it is told where.
 */
export function libcRoot(): Promise<LibcRoot> {
  libc ??= makeLibc();
  return libc;
}

async function makeLibc(): Promise<LibcRoot> {
  const root = await debianRoot({
    role: 'libc',
    debianSuite: stableSuite,
    packages: ['libc6', 'libc-bin'],
    without: /^(?!libc6$|libc-bin$)/,
  });
  const { stdout } = await run(join(root.mount, 'lib', multiarch, 'libc.so.6'), []);
  const version = /version (\d+\.\d+)/.exec(stdout)?.[1];
  if (version === undefined) throw new Error('the unpacked C library does not start');
  return { ...root, version };
}
