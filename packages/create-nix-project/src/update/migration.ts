import type { Answers, Migration, Template } from '../values.ts';

/** What lies between the version that generated a project and that of today. */
export interface Migrated {
  readonly answers: Answers;
  /** Paths that changed: old → new. */
  readonly renamed: ReadonlyMap<string, string>;
  /** What users must know, the oldest first. */
  readonly changeLog: readonly ChangeLogEntry[];
}

export interface ChangeLogEntry {
  readonly version: string;
  readonly notes: readonly string[];
}

/** Below 0 when the first version is older. Versions are three numbers. */
export function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** Runs the migrations of a template that are newer than `version`, in order. */
export function migrate(
  { migrations }: Pick<Template, 'migrations'>,
  version: string,
  answers: Answers,
): Migrated {
  const due = migrations
    .filter((migration) => compareVersions(migration.version, version) > 0)
    .sort((a, b) => compareVersions(a.version, b.version));
  return {
    answers: due.reduce((before, { answers: change }) => change?.(before) ?? before, answers),
    renamed: due.reduce(renamePaths, new Map<string, string>()),
    changeLog: due.map(({ version: to, notes }) => ({ version: to, notes })),
  };
}

/** A path may be renamed again later: the first name leads to the last. */
function renamePaths(
  before: ReadonlyMap<string, string>,
  { renamed = {} }: Migration,
): ReadonlyMap<string, string> {
  const after = new Map([...before].map(([from, to]) => [from, renamed[to] ?? to]));
  const known = new Set(before.values());
  for (const [from, to] of Object.entries(renamed)) if (!known.has(from)) after.set(from, to);
  return after;
}
