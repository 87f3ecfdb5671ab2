import type { Visibility } from '../system/git.ts';
import type { WriteFile } from '../write/write-file.ts';
import type { MergedFile } from './merge-project.ts';
import type { ChangeLogEntry } from './migration.ts';

/** A template and its version. */
export interface Version {
  readonly template: string;
  readonly version: string;
}

/** What an update did, or would do. */
export interface Updated {
  readonly target: string;
  readonly from: Version;
  readonly to: Version;
  /** Whether the templates of today, or the answers, give other files than were generated. */
  readonly isBehind: boolean;
  readonly merged: readonly MergedFile[];
  readonly writes: readonly WriteFile[];
  readonly changeLog: readonly ChangeLogEntry[];
  /** Why git does not know of the conflicts; the markers are in the files. */
  readonly problem?: string;
  readonly git?: Visibility;
  /** An earlier update was killed, and completed first. */
  readonly completed?: boolean;
}
