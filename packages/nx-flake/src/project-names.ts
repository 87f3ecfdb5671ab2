import { posix } from 'node:path';

/**
 * A name for the project in each folder: the folder's own, or where several would be called so, its
 * path. Names in a project.json or package.json win: Nx reads those later.
 *
 * @param roots folders from the root of the workspace; `.` is the root
 * @param workspaceName the name of the workspace's folder
 */
export function projectNames(
  roots: readonly string[],
  workspaceName: string,
): ReadonlyMap<string, string> {
  const ownName = (root: string) => (root === '.' ? workspaceName : posix.basename(root));
  const counts = new Map<string, number>();
  for (const root of roots) counts.set(ownName(root), (counts.get(ownName(root)) ?? 0) + 1);
  const isOnly = (root: string) => root === '.' || counts.get(ownName(root)) === 1;
  // A folder called as the workspace has no longer path that would set it apart.
  const path = (root: string) => (root === workspaceName ? `./${root}` : root);
  return new Map(roots.map((root) => [root, isOnly(root) ? ownName(root) : path(root)]));
}
