import { posix } from 'node:path';
import type { Folder } from '../read/folder.ts';
import { attempt } from './attempt.ts';
import { codeOf } from './code.ts';
import type { SourceFile } from './state.ts';

/** No flake has more Nix files, in more folders; what is beyond is not read. */
const mostFiles = 500;
const mostFolders = 1000;
/** Characters of all files together. */
const mostText = 5_000_000;

/**
 * Reads the files that a flake is made of: flake.nix, and what it names by a path, such as
 * `./shell.nix`, `./nix` with a default.nix, or `./modules` with any Nix files in it; and so on.
 *
 * @param problems gets what cannot be read
 */
export function readNixFiles(folder: Folder, problems: string[]): SourceFile[] {
  const files = new Map<string, SourceFile>();
  const open = ['flake.nix'];
  const seen = new Set<string>();
  let length = 0;
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (files.size >= mostFiles || length > mostText) break;
    if (files.has(path) || !isFile(folder, path)) continue;
    const text = folder.readHint(path);
    if (text === undefined) problems.push(`${path} cannot be read, or is larger than 2 MB.`);
    const file = { path, text: text ?? '' };
    files.set(path, file);
    length += file.text.length;
    for (const named of pathsIn(file)) {
      if (seen.has(named) && named !== posix.dirname(path)) continue;
      seen.add(named);
      open.push(...filesAt(named, path, folder, problems));
    }
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The paths inside of the project that Nix code names, but not the project itself. */
function pathsIn(file: SourceFile): string[] {
  const found = codeOf(file).matchAll(/(?<![\w./-])\.{1,2}\/[\w+./-]+/g);
  const paths = [...found].map(([path]) =>
    posix.join(posix.dirname(file.path), path).replace(/\/+$/, ''),
  );
  return [...new Set(paths)].filter((path) => path !== '.' && !path.startsWith('..'));
}

/**
 * What is meant by a path: `import ./modules` takes the default.nix; other functions, and the folder
 * itself by `./.`, take all files.
 */
function filesAt(path: string, from: string, folder: Folder, problems: string[]): string[] {
  if (path.endsWith('.nix')) return [path];
  const own = `${path}/default.nix`;
  return from !== own && isFile(folder, own) ? [own] : below(path, folder, problems);
}

function below(top: string, folder: Folder, problems: string[]): string[] {
  const found: string[] = [];
  const folders = [top];
  for (let index = 0; index < folders.length && index < mostFolders; index += 1) {
    const path = folders[index] ?? '';
    for (const { name, isFolder } of attempt(() => folder.list(path), problems) ?? []) {
      if (isFolder) folders.push(`${path}/${name}`);
      else if (name.endsWith('.nix')) found.push(`${path}/${name}`);
    }
  }
  return found;
}

function isFile(folder: Folder, path: string): boolean {
  try {
    return folder.has(path);
  } catch {
    return false;
  }
}
