import { isAbsolute, posix, relative, sep } from 'node:path';
import { flakeInputs } from '../../create-nix-project/src/for-nx-flake/index.ts';

/** A path input of a flake, from the root of the workspace; `.` is the root. */
export interface PathInput {
  /** The folder that Nix copies. */
  readonly tree: string;
  /** The folder with its flake.nix: the same, or the one in it that `?dir=` names. */
  readonly flake: string;
}

/**
 * The inputs of a flake that are folders of the workspace: `path:../lib`, `../lib`, `./lib`, and
 * absolute paths that lead into it. https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-flake
 *
 * @param text of flake.nix
 * @param root the folder of the flake, from the root of the workspace
 * @param workspaceRoot
 * @returns none for what is not understood
 */
export function pathInputs(text: string, root: string, workspaceRoot: string): PathInput[] {
  return [...flakeInputs(text).values()].flatMap((address) => {
    const [, path, query] =
      /^(?:path:(?=.)|(?=\.))([^?#]*)(?:\?([^#]*))?/.exec(address ?? '') ?? [];
    if (path === undefined) return [];
    const tree = withinWorkspace(decoded(path), root, workspaceRoot);
    if (tree === undefined) return [];
    // From the root, `..` leads nowhere else.
    const dir = posix.join('/', new URLSearchParams(query).get('dir') ?? '');
    return [{ tree, flake: posix.join(tree, dir).replace(/(.)\/$/, '$1') }];
  });
}

function withinWorkspace(path: string, root: string, workspaceRoot: string): string | undefined {
  const fromRoot = isAbsolute(path)
    ? relative(workspaceRoot, path).replaceAll(sep, '/')
    : posix.join(root, path);
  const clean = posix.normalize(fromRoot === '' ? '.' : fromRoot).replace(/(.)\/$/, '$1');
  return clean === '..' || clean.startsWith('../') || isAbsolute(clean) ? undefined : clean;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * All folders that a flake gets through path inputs, and through theirs. A cycle ends where it began.
 *
 * @param root of the flake
 * @param inputsOf gives the inputs of the flake in a folder
 * @returns folders, sorted, without the flake's own
 */
export function reachedTrees(
  root: string,
  inputsOf: (flake: string) => readonly PathInput[],
): string[] {
  const trees = new Set<string>();
  const visited = new Set([root]);
  const open = [root];
  for (let flake = open.pop(); flake !== undefined; flake = open.pop())
    for (const input of inputsOf(flake)) {
      trees.add(input.tree);
      if (visited.has(input.flake)) continue;
      visited.add(input.flake);
      open.push(input.flake);
    }
  trees.delete(root);
  return [...trees].sort();
}
