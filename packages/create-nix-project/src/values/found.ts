import type { System } from '../systems.ts';
import type { Evidence } from './evidence.ts';

/** What was read of a project, and nobody decides: `update` reads it again. */
export interface Found {
  readonly python?: PythonFound;
  readonly rust?: RustFound;
}

/** What the Python packages of a project need. */
export interface PythonFound {
  readonly libraries: readonly NeededPackage[];
  /** Libraries that come with the driver of the graphics card. */
  readonly driverLibraries: readonly NeededLibrary[];
  /** Packages with native code that no table has. */
  readonly unreadPackages: readonly Named[];
  /** Packages with wheels for some machines only, as far as poetry.lock says. */
  readonly nativePackages: readonly NativePackage[];
  /** Packages of uv.lock that are built from source, and of which is known what this takes. */
  readonly sourceBuilds?: readonly SourceBuild[];
  /** Packages of this repository whose version only git knows. */
  readonly ownVersions?: readonly OwnVersion[];
  /** What names packages while no lock says which others come with them. */
  readonly withoutLock: readonly Evidence[];
}

/** What the crates of a project need, and which of them have a program. */
export interface RustFound {
  readonly libraries: readonly NeededPackage[];
  /** Programs that builds run. */
  readonly programs: readonly NeededPackage[];
  readonly variables: readonly NeededVariable[];
  /** Crates that look for a library which no table has. */
  readonly unknownCrates: readonly Named[];
  readonly binaries: readonly Binary[];
  /** How the project calls clippy; everything, where it does not. */
  readonly clippyOptions: readonly string[];
  /** The code that names README.md, which is part of the build then. */
  readonly readsReadme: readonly Evidence[];
  /** Components that checks run and rust-toolchain.toml does not install; absent when it has all. */
  readonly toolchainLacks?: readonly string[];
  /** The manifest, where there is no Cargo.lock. */
  readonly withoutLock: readonly Evidence[];
}

/** Something that has a name, and where. */
export interface Named {
  readonly name: string;
  readonly evidence: readonly Evidence[];
}

/** A package of nixpkgs, and the packages or crates that need it. */
export interface NeededPackage {
  /** Such as `stdenv.cc.cc.lib`, within `pkgs`. */
  readonly attribute: string;
  /** Only Linux has it, or has use for it. */
  readonly linux: boolean;
  readonly neededBy: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** A shared library by the name that programs load it with, such as `libcuda.so.1`. */
export interface NeededLibrary {
  readonly soname: string;
  readonly neededBy: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** A variable that builds have to see. */
export interface NeededVariable {
  readonly name: string;
  /** Text, in which `${pkgs.ATTR}` is the path of a package. */
  readonly value: string;
  readonly neededBy: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** A Python package with native code. */
export interface NativePackage extends Named {
  /** The systems that it has no wheel for. */
  readonly withoutWheel: readonly System[];
}

/** A Python package without a wheel. */
export interface SourceBuild extends Named {
  /** The Pythons for which a system has none, such as `3.13`. */
  readonly pythons: readonly string[];
}

/** A package with the version that git gives it. */
export interface OwnVersion extends Named {
  readonly version: string;
  /** The build system that asks git for it. */
  readonly by: string;
}

/** The program that a crate is run by. */
export interface Binary {
  readonly crate: string;
  readonly program: string;
  /** Those without which cargo leaves it out. */
  readonly features: readonly string[];
  readonly evidence: readonly Evidence[];
}
