import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { exists } from './cache.ts';
import { type CrateRegistry, crateRegistry } from './crate-registry.ts';
import { type DynamicLoader, dynamicLoader } from './debian-packages.ts';
import { findProgram } from './find-program.ts';
import { type HostLlvmTools, hasLlvmTools, unpackedLlvmTools } from './llvm-tools.ts';
import { run, runOrThrow } from './run.ts';
import { unpackedRust } from './unpacked-rust.ts';

/** A Rust toolchain of this machine, as pkgs/rust/toolchain.nix of the offline nixpkgs reads it. */
export interface HostRust {
  readonly version: string;
  /** The folder with bin/ and lib/rustlib/. */
  readonly sysroot: string;
  /** The path of each of its programs. */
  readonly programs: Readonly<Record<string, string>>;
  /** Whether it has the sources of the standard library. */
  readonly hasSources: boolean;
  /** Whether it has the programs that make a report of what tests covered. */
  readonly hasLlvmTools: boolean;
  /** These programs, when they are not its own. */
  readonly llvmTools: HostLlvmTools | null;
  /** What its programs start through, when they are of another suite of the distribution. */
  readonly loader: DynamicLoader | null;
}

/** What the Rust part of the offline inputs is made of. */
export interface HostRusts {
  /** The one that `rustc` on the PATH is. */
  readonly current: HostRust;
  /** All of them, the newest first, with distinct versions. */
  readonly toolchains: readonly HostRust[];
  readonly registry: CrateRegistry;
}

/**
 * Finds the Rust toolchains of this machine, and unpacks an older one to check minimum supported
 * versions with.
 *
 * @throws when there is no Rust, or none that cargo can download crates with
 */
export async function hostRusts(): Promise<HostRusts> {
  const sysroot = await currentSysroot();
  const current = sysroot === null ? null : await toolchain(sysroot, null);
  if (current === null)
    throw new Error('This machine has no Rust: https://rust-lang.org/tools/install');
  const others = await Promise.all([
    ...(await installedByRustup()).map((it) => toolchain(it, null)),
    older(),
  ]);
  const distinct = new Map<string, HostRust>();
  for (const found of [current, ...others])
    if (found !== null && !distinct.has(found.version)) distinct.set(found.version, found);
  const toolchains = [...distinct.values()].sort((a, b) =>
    b.version.localeCompare(a.version, 'en', { numeric: true }),
  );
  return { current, toolchains, registry: await crateRegistry() };
}

/** rustup's `rustc` is a program that starts another one; this is the folder of that one. */
async function currentSysroot(): Promise<string | null> {
  const rustc = await findProgram('rustc');
  if (rustc === null) return null;
  return (await runOrThrow(rustc, ['--print', 'sysroot'])).trim();
}

async function installedByRustup(): Promise<string[]> {
  const folder = join(process.env.RUSTUP_HOME ?? join(homedir(), '.rustup'), 'toolchains');
  const names = await readdir(folder).catch(() => []);
  return names.sort().map((name) => join(folder, name));
}

/** None on a distribution without apt: flakes with another Rust than today's say so. */
async function older(): Promise<HostRust | null> {
  if ((await findProgram('apt-get')) === null) return null;
  const folder = await unpackedRust();
  return toolchain(join(folder, 'usr'), await dynamicLoader(folder));
}

const names = [
  ...['cargo', 'rustc', 'rustdoc', 'clippy-driver', 'cargo-clippy', 'rustfmt', 'cargo-fmt'],
  'rust-analyzer',
];

/** Null for a folder that has no stable Rust. */
async function toolchain(sysroot: string, loader: DynamicLoader | null): Promise<HostRust | null> {
  const programs: Record<string, string> = {};
  for (const name of names) {
    const path = join(sysroot, 'bin', name);
    if (await exists(path)) programs[name] = path;
  }
  const { rustc, cargo } = programs;
  if (rustc === undefined || cargo === undefined) return null;
  const start =
    loader === null ? [rustc] : [loader.program, '--library-path', loader.libraries, rustc];
  const { stdout } = await run(start[0] ?? '', [...start.slice(1), '--version', '--verbose']);
  const version = /^rustc (\d+\.\d+\.\d+) /.exec(stdout)?.[1];
  if (version === undefined) return null;
  const hasSources = await exists(join(sysroot, 'lib/rustlib/src/rust/library'));
  const own = await hasLlvmTools(sysroot);
  const major = /^LLVM version: (\d+)/m.exec(stdout)?.[1];
  // A distribution's compiler is there for the minimum version alone, which nobody measures.
  const llvmTools = own || loader || !major ? null : await unpackedLlvmTools(major);
  return { version, sysroot, programs, hasSources, hasLlvmTools: own, llvmTools, loader };
}

/** The folders that a build has to see for these toolchains to run. */
export function rustFolders({ toolchains }: HostRusts): string[] {
  return toolchains.flatMap(({ sysroot, programs }) => [
    sysroot,
    ...Object.values(programs).map(dirname),
  ]);
}
