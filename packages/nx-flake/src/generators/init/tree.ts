/** Nx's tree, which holds what the generators of one run have written so far. */
import { posix } from 'node:path';
import type { Tree } from 'nx/src/devkit-exports';
import type { Pending, WriteFile } from '../../../../create-nix-project/src/engine.ts';

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
  for (const file of files) {
    const path = posix.join(root, file.path);
    const mode = file.executable ? { mode: 0o755 } : undefined;
    if (file.state === 'created') tree.write(path, file.content, mode);
    if (file.state === 'extended') tree.write(path, extended(tree.read(path), file), mode);
  }
}

/** Bytes that are not UTF-8 stay what they are: only the end is new. */
function extended(there: Buffer | null, { before = '', content }: WriteFile): Buffer {
  const end = Buffer.from(content.slice(before.length));
  return there === null ? end : Buffer.concat([there, end]);
}
