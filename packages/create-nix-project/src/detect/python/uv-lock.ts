import { interpreters } from '../../python/interpreters.ts';
import { runSelection, testSelection } from '../../python/uv/closure.ts';
import type { UvLock } from '../../python/uv/lock.ts';
import { badPaths } from '../../python/uv/path-sources.ts';
import { sourceBuilds } from '../../python/uv/source-builds.ts';
import { lockProblem, type Unbuildable, unbuildable } from '../../python/uv/unbuildable.ts';
import type { Folder } from '../../read/folder.ts';
import type { Tree } from '../../read/walk.ts';
import { systems } from '../../systems.ts';
import { type Evidence, evidenceAt } from '../../values/evidence.ts';
import type { PythonFound } from '../../values/found.ts';
import type { Answers, Fact } from '../../values.ts';
import { fact } from '../fact.ts';

/** Facts by why the flake cannot have a package. */
const ids = {
  wheel: 'uv-packages-without-wheel',
  outside: 'uv-outside-packages',
  missing: 'uv-missing-packages',
} as const;

/**
 * What the template uv cannot have of the lock, each package with its line, as far as the project
 * and its tests install it.
 *
 * @param facts with the Python and the groups that would be proposed
 */
export function probeUvLock(lock: UvLock, facts: readonly Fact[]): Fact[] {
  const python = String(valueOf(facts, 'python-version') ?? interpreters[0]);
  const proposed: Answers = Object.fromEntries(
    [
      ['testGroups', valueOf(facts, 'test-groups')],
      ['testExtras', valueOf(facts, 'test-extras')],
      ['members', valueOf(facts, 'uv-members')],
    ].filter(([, value]) => Array.isArray(value)),
  );
  const problem = lockProblem(lock, runSelection(proposed));
  if (problem !== undefined) return [fact('uv-lock-problem', problem.reason, 'uv.lock')];
  const found = unbuildable(lock, { selection: testSelection(proposed), python, systems });
  return Object.entries(ids).flatMap(([kind, id]) => {
    const own = found.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    return [{ id, value: own.map(description), evidence: own.map(place) }];
  });
}

/** The same of paths in the manifests, before there is a lock. */
export function probePaths(folder: Folder, tree: Tree): Fact[] {
  const found = badPaths(folder, tree);
  return (['outside', 'missing'] as const).flatMap((kind) => {
    const own = found.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    const evidence = own.map((one) => one.evidence);
    return [{ id: ids[kind], value: own.map(({ name }) => name), evidence }];
  });
}

/** Packages that the template uv builds from source, as far as it is known what they need. */
export function findSourceBuilds(lock: UvLock): Pick<PythonFound, 'sourceBuilds'> {
  const found = sourceBuilds(lock);
  if (found.length === 0) return {};
  return {
    sourceBuilds: found.map((one) => ({
      name: one.package.name,
      pythons: one.pythons,
      evidence: [place(one)],
    })),
  };
}

function valueOf(facts: readonly Fact[], id: string): Fact['value'] | undefined {
  return facts.find((found) => found.id === id)?.value;
}

/** A package with the systems, where it lacks a wheel on some only. */
function description({ kind, package: { name }, systems: where }: Unbuildable): string {
  return kind === 'wheel' && where.length < systems.length ? `${name} (${where.join(', ')})` : name;
}

function place({ package: { line } }: Pick<Unbuildable, 'package'>): Evidence {
  return evidenceAt('uv.lock', line);
}
