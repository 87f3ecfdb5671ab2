import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exists } from './cache.ts';
import { type CrateRegistry, crateRegistry } from './crate-registry.ts';
import { baseRoot, stableSuite } from './machine/base.ts';
import { type DebianRoot, debianRoot } from './machine/debian-root.ts';
import { run } from './run.ts';

/** A Rust toolchain, as pkgs/rust/toolchain.nix reads it. */
export interface HostRust {
  readonly version: string;
  /** The folder with bin/ and lib/rustlib/. */
  readonly sysroot: string;
  /** The path of each of its programs. */
  readonly programs: Readonly<Record<string, string>>;
  /** The programs that make a report of what tests covered, by name. */
  readonly llvmTools: Readonly<Record<string, string>>;
}

/** What the Rust part of the stand-in is made of. */
export interface HostRusts {
  readonly current: HostRust;
  /** All of them, the newest first. */
  readonly toolchains: readonly HostRust[];
  readonly registry: CrateRegistry;
}

let current: Promise<DebianRoot> | undefined;

/** A current Rust, and programs that builds with Rust use, of the suite that has the newest. */
export function rustRoot(): Promise<DebianRoot> {
  const packages =
    'cargo rustc rustfmt rust-clippy llvm-22 mold clang protobuf-compiler rsync zstd';
  current ??= debianRoot({ role: 'rust', debianSuite: 'sid', packages: packages.split(' ') });
  return current;
}

/** An older Rust, to check minimum versions with: 1.85, the first with edition 2024. */
function olderRustRoot(): Promise<DebianRoot> {
  return debianRoot({
    role: 'olderRust',
    debianSuite: stableSuite,
    packages: ['cargo', 'rustc', 'rust-clippy'],
  });
}

/**
 * Unpacks the Rust toolchains.
 *
 * @throws when they cannot be had
 */
export async function hostRusts(): Promise<HostRusts> {
  const newest = await toolchain(await rustRoot());
  const older = await toolchain(await olderRustRoot());
  return {
    current: newest,
    toolchains: [newest, older],
    registry: await crateRegistry(await rustEnvironment()),
  };
}

/** For programs that are to use the current Rust, and nothing of this machine. */
export async function rustEnvironment(): Promise<Record<string, string | undefined>> {
  const [rust, base] = await Promise.all([rustRoot(), baseRoot()]);
  return {
    PATH: `${rust.mount}/bin:${base.mount}/bin`,
    RUSTC: undefined,
    RUSTUP_TOOLCHAIN: undefined,
  };
}

const names = 'cargo rustc rustdoc clippy-driver cargo-clippy rustfmt cargo-fmt'.split(' ');

async function toolchain({ mount, folder }: DebianRoot): Promise<HostRust> {
  const programs: Record<string, string> = {};
  for (const name of names)
    if (await exists(join(folder, 'bin', name))) programs[name] = join(mount, 'bin', name);
  const { stdout } = await run(join(mount, 'bin/rustc'), ['--version']);
  const version = /^rustc (\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  if (version === undefined) throw new Error(`the unpacked Rust in ${folder} does not start`);
  return { version, sysroot: mount, programs, llvmTools: await llvmTools(folder, mount) };
}

/** Those of the compiler's LLVM, where its packages were asked for. */
async function llvmTools(folder: string, mount: string): Promise<Record<string, string>> {
  const versions = (await readdir(join(folder, 'lib'))).filter((name) => name.startsWith('llvm-'));
  const found: Record<string, string> = {};
  for (const version of versions)
    for (const name of ['llvm-cov', 'llvm-profdata']) {
      const path = join('lib', version, 'bin', name);
      if (await exists(join(folder, path))) found[name] = join(mount, path);
    }
  return found;
}
