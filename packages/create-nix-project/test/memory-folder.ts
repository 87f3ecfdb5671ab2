import { posix } from 'node:path';
import { CliError, exitCodes } from '../src/errors.ts';
import type { Folder } from '../src/read/folder.ts';

/** A folder as detection sees it, without a disk. */
export function memoryFolder(files: Readonly<Record<string, Uint8Array | string>>): Folder {
  const contents = new Map(
    Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]),
  );
  const at = (path: string) => contents.get(posix.normalize(path));
  const names = (path: string) => {
    const prefix = path === '.' ? '' : `${posix.normalize(path)}/`;
    const below = [...contents.keys()].filter((file) => file.startsWith(prefix));
    const inner = below.map((file) => file.slice(prefix.length).split('/'));
    const first = (isFolder: boolean) =>
      new Set(inner.filter((parts) => parts.length > 1 === isFolder).map(([name = '']) => name));
    return { folders: [...first(true)], files: [...first(false)] };
  };
  return {
    readText: (path) => decoded(path, at(path)),
    readHint: (path) => at(path) && new TextDecoder().decode(at(path)),
    has: (path) => at(path) !== undefined,
    list(path) {
      const { folders, files } = names(path);
      return [
        ...folders.map((name) => ({ name, isFolder: true })),
        ...files.map((name) => ({ name, isFolder: false })),
      ];
    },
    names,
  };
}

function decoded(path: string, content: Uint8Array | undefined): string | undefined {
  if (content === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new CliError(`${path} cannot be read: it is not UTF-8 text.`, {
      code: 'unreadable',
      exitCode: exitCodes.failed,
    });
  }
}
