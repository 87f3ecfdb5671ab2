import type { PoetryLock } from '../python/poetry/lock.ts';
import {
  type InspectedPackage,
  inspectLock,
  nativePackages,
  type PolicyAnswers,
  type PolicyProblem,
  type PolicyRow,
  policyProblems,
  policyRows,
  toNativePackage,
} from '../python/poetry/policy-rows.ts';

/** A row beside what the lock has for it; a package that is gone has nothing. */
export interface ReportedRow {
  readonly row: PolicyRow;
  readonly locked: InspectedPackage | undefined;
}

/** The table beside the lock. */
export interface Comparison {
  readonly rows: readonly ReportedRow[];
  /** Packages without native code and without a row: they are wheels everywhere. */
  readonly pure: number;
  /** Packages that are not from a package index, and without a row: they are built everywhere. */
  readonly elsewhere: readonly InspectedPackage[];
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
  const locked = inspectLock(lock, python);
  const ideal = policyRows({
    ...defaults,
    native: nativePackages(locked).map(toNativePackage),
  });
  const used = rows ?? ideal;
  const named = new Set(used.map(({ name }) => name));
  const others = [...locked.values()].filter(({ name }) => !named.has(name));
  return {
    rows: used.map((row) => ({ row, locked: locked.get(row.name) })),
    pure: others.filter((entry) => !entry.isNative && entry.elsewhere === undefined).length,
    elsewhere: others.filter((entry) => entry.elsewhere !== undefined),
    problems: policyProblems(locked, used),
    proposed: ideal.filter(({ name }) => !named.has(name) && locked.has(name)),
  };
}
