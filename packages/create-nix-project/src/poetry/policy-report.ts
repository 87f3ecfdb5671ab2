import type { PoetryLock } from './lock.ts';
import {
  inspect,
  type NativePackage,
  nativeEntry,
  nativePackages,
  type PolicyAnswers,
  type PolicyProblem,
  type PolicyRow,
  policyProblems,
  policyRows,
} from './policy.ts';

/** A row beside what the lock has for it; a package that is gone has nothing. */
export interface ReportedRow {
  readonly row: PolicyRow;
  readonly locked: NativePackage | undefined;
}

/** The table beside the lock. */
export interface Comparison {
  readonly rows: readonly ReportedRow[];
  /** Packages without native code and without a row: they are wheels everywhere. */
  readonly pure: number;
  readonly problems: readonly PolicyProblem[];
  /** Rows that the table lacks. */
  readonly proposed: readonly PolicyRow[];
}

/** What is known beside table and lock. */
export interface PolicyContext {
  readonly python: string;
  readonly defaults: Omit<PolicyAnswers, 'native'>;
}

/**
 * Compares a table with a lock.
 *
 * @param rows undefined when there is no table: then the one that would be made is compared
 */
export function comparePolicy(
  lock: PoetryLock,
  rows: readonly PolicyRow[] | undefined,
  { python, defaults }: PolicyContext,
): Comparison {
  const native = nativePackages(lock, python);
  const ideal = policyRows({ ...defaults, native: native.map(nativeEntry) });
  const used = rows ?? ideal;
  const named = new Set(used.map(({ name }) => name));
  const locked = new Map(lock.packages.map((entry) => [entry.name, entry]));
  return {
    rows: used.map((row) => {
      const entry = locked.get(row.name);
      return { row, locked: entry && inspect(entry, python) };
    }),
    pure: lock.packages.filter(({ name }) => !named.has(name)).length,
    problems: policyProblems(lock, used, python),
    proposed: ideal.filter(({ name }) => !named.has(name) && locked.has(name)),
  };
}
