import { posix } from 'node:path';
import type { Folder } from '../detect/folder.ts';
import { attempt } from './attempt.ts';
import { codeOf } from './code.ts';
import type { SourceFile } from './state.ts';

/** No flake has more Nix files than this; what is beyond is not read. */
const mostFiles = 500;

/**
 * Reads the files that a flake is made of: flake.nix, all below nix/, and what these name by a path,
 * such as `./shell.nix`, or `./modules` with a default.nix or other Nix files in it.
 *
 * @param problems gets what cannot be read
 */
export function readNixFiles(folder: Folder, problems: string[]): SourceFile[] {
  const files = new Map<string, SourceFile>();
  const list = (path: string) => attempt(() => folder.list(path), problems) ?? [];
  const open = ['flake.nix', ...below('nix', list)];
  for (let path = open.pop(); path !== undefined && files.size < mostFiles; path = open.pop()) {
    if (files.has(path) || !isFile(folder, path)) continue;
    const text = folder.readHint(path);
    if (text === undefined) problems.push(`${path} cannot be read, or is larger than 2 MB.`);
    const file = { path, text: text ?? '' };
    files.set(path, file);
    for (const named of pathsIn(file))
      open.push(...(named.endsWith('.nix') ? [named] : inFolder(named, folder, list)));
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

type List = Folder['list'];

function below(top: string, list: List): string[] {
  const found: string[] = [];
  const open = [top];
  for (let path = open.pop(); path !== undefined && found.length < mostFiles; path = open.pop())
    for (const { name, isFolder } of list(path)) {
      if (isFolder) open.push(`${path}/${name}`);
      else if (name.endsWith('.nix')) found.push(`${path}/${name}`);
    }
  return found;
}

/** `import ./modules` takes the default.nix; other functions take all files of a folder. */
function inFolder(path: string, folder: Folder, list: List): string[] {
  const own = `${path}/default.nix`;
  if (isFile(folder, own)) return [own];
  return list(path).flatMap(({ name }) => (name.endsWith('.nix') ? [`${path}/${name}`] : []));
}

function isFile(folder: Folder, path: string): boolean {
  try {
    return folder.has(path);
  } catch {
    return false;
  }
}

/** The paths inside of the project that Nix code names, but not the project itself. */
function pathsIn(file: SourceFile): string[] {
  const found = codeOf(file).matchAll(/(?<![\w./-])\.{1,2}\/[\w+./-]+/g);
  const paths = [...found].map(([path]) =>
    posix.join(posix.dirname(file.path), path).replace(/\/+$/, ''),
  );
  return [...new Set(paths)].filter((path) => path !== '.' && !path.startsWith('..'));
}
