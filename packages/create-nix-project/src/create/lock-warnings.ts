import { flagsOf } from '../answers/replay.ts';
import { isCliError } from '../errors.ts';
import { buildSystemWarnings } from '../python/uv/build-systems.ts';
import { readsUvLock, readUvLock } from '../python/uv/lock.ts';
import { badPaths } from '../python/uv/path-sources.ts';
import { pinWarning } from '../python/uv/pin-warning.ts';
import { staleWarnings } from '../python/uv/stale.ts';
import { pathWarnings, uvWarnings } from '../python/uv/warnings.ts';
import type { Folder } from '../read/folder.ts';
import { walkTree } from '../read/walk.ts';
import { forceAdd } from '../system/force-add.ts';
import { type Ignored, ignoredFiles } from '../system/git.ts';
import { evidenceText } from '../text/evidence.ts';
import type { Warning } from '../values/warning.ts';
import type { Answers, Plan } from '../values.ts';

/** Where uv takes the Python, that `.python-version` asks for another one. */
export function pinWarnings(folder: Folder, { template, record }: Plan): Warning[] {
  const { python } = record.answers;
  if (!readsUvLock(template) || typeof python !== 'string') return [];
  return [pinWarning(folder, python)].filter((found) => found !== undefined);
}

/** What the flake cannot do with the lock file that is there, or without one with the manifests. */
export function lockWarnings(folder: Folder, { template, record }: Plan): Warning[] {
  if (!readsUvLock(template)) return [];
  const another = (answers: Answers) => `\`${flagsOf(template, answers).join(' ')}\``;
  const lock = readUvLock(folder);
  if (lock === undefined)
    return pathWarnings(badPaths(folder, walkTree(folder)), { answers: record.answers, another });
  return [
    ...uvWarnings({ lock, answers: record.answers, another }),
    ...buildSystemWarnings(folder, lock, record.answers),
    ...staleWarnings(folder, lock),
  ];
}

/** The same of a lock file that the run has made: the files are written, so nothing is refused. */
export function madeLockWarnings(folder: Folder, plan: Plan): Warning[] {
  try {
    return lockWarnings(folder, plan);
  } catch (error) {
    if (!isCliError(error)) throw error;
    const cure = 'Remove it, and run `uv lock` in the dev shell.';
    return [
      { id: 'uv-lock', message: error.message, packages: [], checks: [], cure, evidence: [] },
    ];
  }
}

/** Lock files that git is told to ignore, whether they are there already or will be made. */
export function ignoredLocks(target: string, { template }: Plan): Ignored[] {
  return ignoredFiles(
    target,
    template.locks.map(({ file }) => file),
  );
}

/** That Nix will not see such a lock file. */
export function ignoredLockWarning({ path, ...place }: Ignored): Warning {
  return {
    id: 'lock-ignored',
    message: `git ignores ${path} (${evidenceText([place])}), so Nix will not see it, and nothing built from it evaluates.`,
    packages: [],
    checks: [],
    cure: `Once it exists, \`${forceAdd([path])}\` adds it anyway.`,
    evidence: [place],
  };
}
