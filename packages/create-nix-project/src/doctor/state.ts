import type { UvLock } from '../python/uv/lock.ts';
import type { Folder } from '../read/folder.ts';
import type { Unseen } from '../system/git.ts';
import type { NixStatus } from '../system/nix-status.ts';
import type { Fact, ProjectRecord } from '../values.ts';
import type { FlakeLock } from './flake-lock.ts';
import type { Installed } from './installed.ts';

/** A text file of the project. */
export interface SourceFile {
  /** Below the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** What the rules look at: a project and its surroundings, read once. */
export interface ProjectState {
  readonly folder: Folder;
  readonly record: ProjectRecord | undefined;
  /** The Nix files of the flake. */
  readonly nixFiles: readonly SourceFile[];
  /** The file, parsed; text says why it could not be. */
  readonly lock: FlakeLock | string | undefined;
  readonly git: Unseen;
  /** Absent where there is none, or it is broken. */
  readonly uvLock: UvLock | undefined;
  /** A sentence about each file of the flake that cannot be read, and about each other one. */
  readonly flakeProblems: readonly string[];
  readonly problems: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly nix: NixStatus;
  /** What `nix config show` says; empty when there is no Nix. */
  readonly nixSettings: Readonly<Record<string, string>>;
  /** The fact that the folder is a member of a uv workspace above it. */
  readonly uvWorkspace: Fact | undefined;
  readonly venv: VirtualEnvironment | undefined;
  /** Folders of packages in the home folder that are not empty. */
  readonly userSites: readonly string[];
  readonly driver: Driver;
  /** What the packages in .venv load; absent without one. */
  readonly installed: Installed | undefined;
  /** In Node's words. */
  readonly platform: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The NVIDIA driver of the machine. */
export interface Driver {
  readonly inKernel: boolean;
  /** Folders where its library may be, and those of them where it is. */
  readonly places: readonly string[];
  readonly libraries: readonly string[];
}

/** What .venv is made of. */
export interface VirtualEnvironment {
  /** The folder of the interpreter it was made with, if pyvenv.cfg names one. */
  readonly home: string | undefined;
  readonly homeExists: boolean;
  readonly pythonExists: boolean;
  /** Such as `3.13`. */
  readonly version: string | undefined;
  /** Such as `3.13.5`. */
  readonly release: string | undefined;
}
