import type { LockProblem } from '../python/poetry/lock-problems.ts';
import type { Comparison } from './compare.ts';

/** What the command found, and did. */
export interface PolicyReport extends Comparison {
  readonly python: string;
  /** The path of the table; without one, the rows are those that would be made. */
  readonly table: string | undefined;
  /** What poetry2nix would get wrong in silence. */
  readonly lockProblems: readonly LockProblem[];
  /** What `--fix` did. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}
