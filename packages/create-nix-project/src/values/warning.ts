import type { Evidence } from './evidence.ts';

/** What will not work once the files are written, and is known before. */
export interface Warning {
  /** Stable name, such as `uv-folder`. */
  readonly id: string;
  /** What is so, as a sentence. */
  readonly message: string;
  /** The Python packages that it is about. */
  readonly packages: readonly string[];
  /** Names of the checks that will fail, and of other outputs of the flake. */
  readonly checks: readonly string[];
  /** Where they will fail; absent when that is everywhere. */
  readonly systems?: readonly string[];
  /** What to do about it, in sentences; commands in backquotes. */
  readonly cure: string;
  readonly evidence: readonly Evidence[];
}
