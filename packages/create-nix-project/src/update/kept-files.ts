import type { LockNodes } from '../render/lock-nodes.ts';
import { keeping } from '../render/plan.ts';
import { render } from '../render/render.ts';
import type { FileChange, Plan } from '../values.ts';
import { isKept } from '../write/keep-file.ts';
import type { MergedFile } from './merge-project.ts';
import { readOurs } from './read-ours.ts';

interface Sides {
  readonly theirs: readonly FileChange[];
  /** Files that were not generated, and are left to their owner from now on. */
  readonly kept: readonly MergedFile[];
}

/**
 * What the templates give, without the files that are there already, are none of theirs, and are to be
 * kept.
 *
 * @param generated paths of what was generated, as far as it is known
 */
export function withoutKept(
  target: string,
  plan: Plan,
  lockNodes: LockNodes,
  generated: ReadonlySet<string>,
): Sides {
  const theirs = render(plan, lockNodes);
  const candidates = theirs.filter(({ path, keep }) => keep !== undefined && !generated.has(path));
  const ours = readOurs(
    target,
    candidates.map(({ path }) => path),
  );
  const paths = candidates.flatMap((change) => {
    const our = ours.get(change.path);
    return our !== undefined && 'text' in our && isKept(change, our.text) ? [change.path] : [];
  });
  if (paths.length === 0) return { theirs, kept: [] };
  return { theirs: render(keeping(plan, paths), lockNodes), kept: paths.map(keptFile) };
}

function keptFile(path: string): MergedFile {
  return {
    path,
    state: 'kept',
    executable: false,
    hasNews: true,
    reason: 'it is yours; nix/README.md has what it would contain',
  };
}
