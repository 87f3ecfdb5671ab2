/** Nx's tree, which holds what the generators of one run have written so far. */
import { posix } from 'node:path';
import type { Tree } from 'nx/src/devkit-exports';
import {
  extendedBytes,
  type Pending,
  type WriteFile,
} from '../../../../create-nix-project/src/for-nx-flake/index.ts';

/** What is about to be written below a folder. */
export function pendingIn(tree: Tree, root: string): Pending {
  const prefix = root === '.' ? '' : `${root}/`;
  const below = tree.listChanges().filter(({ path }) => path.startsWith(prefix));
  return new Map(
    below.map(({ path, content }) => [path.slice(prefix.length), content?.toString('utf8')]),
  );
}

/** Writes the planned files of a folder. */
export function writeInto(tree: Tree, root: string, files: readonly WriteFile[]): void {
  for (const { path: name, state, executable, before = '', content } of files) {
    const path = posix.join(root, name);
    const mode = executable ? { mode: 0o755 } : undefined;
    if (state === 'created') tree.write(path, content, mode);
    if (state === 'extended') {
      const there = tree.read(path) ?? Buffer.alloc(0);
      tree.write(path, extendedBytes(there, before, content), mode);
    }
  }
}
